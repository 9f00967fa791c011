package dev.darkroom.jobs.simulation;

import dev.darkroom.jobs.model.Answer;
import dev.darkroom.jobs.model.Command;
import dev.darkroom.jobs.model.Model;
import dev.darkroom.jobs.model.State;
import dev.darkroom.kernel.JobId;
import dev.darkroom.kernel.UserId;
import dev.darkroom.testing.crash.Call;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a command found and what came of it, in words for the {@link Tally}. */
final class Narrative {
    private final Model model;
    private final Command command;
    private final String situation;
    private final List<JobId> live;

    /** Begins before the model carries the command out. */
    Narrative(Model model, Command command) {
        this.model = model;
        this.command = command;
        situation = situation();
        live = live(model);
    }

    /**
     * Ends after it did.
     *
     * @param answer none when whoever carried it out died
     */
    void end(Optional<Answer> answer, List<Call> calls, Tally tally) {
        tally.count(
                command.getClass().getSimpleName(),
                situation,
                answer.map(given -> outcome(given, calls)).orElse("died") + ended());
    }

    /** The state that it finds. */
    private String situation() {
        return switch (command) {
            case Command.Create create ->
                (create.key().isPresent() ? "with key" : "without key") + crowd(create.user());
            case Command.Upload upload -> state(upload.job());
            case Command.Renew renew -> state(renew.user(), renew.job());
            case Command.Confirm confirm -> state(confirm.user(), confirm.job());
            case Command.Execute execute -> state(execute.user(), execute.job());
            case Command.Cancel cancel -> state(cancel.user(), cancel.job());
            case Command.Alive alive -> state(alive.job()) + attemptOf(alive.job(), alive.attempt());
            case Command.PhotoEnded photo -> state(photo.job()) + attemptOf(photo.job(), photo.attempt());
            case Command.Bury bury -> state(bury.job());
            case Command.Sweep sweep -> "all";
            case Command.Lose lose -> letter(lose.job());
            case Command.Grant grant -> gift(grant) + crowd(grant.user());
            case Command.Redrive redrive -> letters(model.lost());
        };
    }

    private static String gift(Command.Grant grant) {
        var plan = grant.plan()
                .map(terms -> " plan " + terms.name().toLowerCase(Locale.ROOT))
                .orElse("");
        return (grant.credits() == 0 ? "no credits" : "credits") + plan;
    }

    /** That a user has more live jobs than may begin. */
    private String crowd(UserId user) {
        return model.users().contains(user) && model.account(user).isOverfull() ? ", overfull" : "";
    }

    private String letters(List<Optional<JobId>> letters) {
        return switch (letters.size()) {
            case 0 -> "no letter";
            case 1 -> letter(letters.getFirst());
            default -> "several letters";
        };
    }

    private String letter(Optional<JobId> job) {
        return job.map(this::state).orElse("unreadable");
    }

    private boolean isNowhere(JobId job) {
        return !model.jobs().contains(job);
    }

    private String state(UserId asker, JobId job) {
        return !isNowhere(job) && !model.owner(job).equals(asker) ? "another's" : state(job);
    }

    private String state(JobId job) {
        if (isNowhere(job)) {
            return "nowhere";
        }
        var seen = model.job(job);
        boolean unsettled = seen.state() == State.RUNNING
                && seen.done().size() + seen.failed().size() == model.photos(job);
        return unsettled ? "running, all photos ended" : seen.state().name().toLowerCase(Locale.ROOT);
    }

    private String attemptOf(JobId job, String attempt) {
        if (isNowhere(job)) {
            return "";
        }
        var seen = model.job(job);
        if (seen.fenced().contains(attempt)) {
            return ", stale attempt";
        }
        return seen.attempt().filter(attempt::equals).isPresent() ? "" : ", new attempt";
    }

    private static List<JobId> live(Model model) {
        return model.jobs().stream()
                .filter(id -> !model.job(id).state().isFinal())
                .toList();
    }

    private String ended() {
        var ends = live.stream()
                .map(id -> model.job(id).state())
                .filter(State::isFinal)
                .map(state -> state.name().toLowerCase(Locale.ROOT))
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        return ends.isEmpty() ? "" : " → " + ends;
    }

    private static String outcome(Answer answer, List<Call> calls) {
        return switch (answer) {
            case Answer.Refused refused -> refused.kind() + (refused.missing().isEmpty() ? "" : ", photos missing");
            case Answer.Created created -> calls.stream().anyMatch(Changes::wrote) ? "begun" : "the first answer again";
            case Answer.Stored stored -> stored.taken() ? "taken" : "too late";
            case Answer.Links links -> links.photos().isEmpty() ? "no links" : "links";
            case Answer.Stands stands ->
                stands.state().name().toLowerCase(Locale.ROOT)
                        + (calls.stream().anyMatch(Changes::wrote) ? "" : ", nothing written");
            case Answer.Heard heard ->
                (heard.processed() ? "taken" : "heard") + (heard.cancel() ? ", told to stop" : "");
            case Answer.Swept swept ->
                swept.looked() == 0
                        ? "nothing due"
                        : "looked" + (swept.sent() > 0 ? ", sent" : "") + (swept.ended() > 0 ? ", ended" : "");
            case Answer.Granted granted -> granted.before() ? "the first answer again" : "granted";
            case Answer.Redriven redriven -> outcome(redriven);
            case Answer.Silence silence -> "done";
        };
    }

    private static String outcome(Answer.Redriven redriven) {
        var words = Stream.of(
                        redriven.sent().isEmpty() ? "" : "sent",
                        redriven.removed() == 0 ? "" : "removed",
                        redriven.kept() == 0 ? "" : "kept")
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining(", "));
        return words.isEmpty() ? "nothing found" : words;
    }
}
