package dev.darkroom.jobs.simulation;

import dev.darkroom.contract.worker.Report;
import dev.darkroom.contract.worker.ReportAnswer;
import dev.darkroom.credits.Grant;
import dev.darkroom.credits.MakeGrant;
import dev.darkroom.jobs.CreateJob;
import dev.darkroom.jobs.ExecuteJob;
import dev.darkroom.jobs.Job;
import dev.darkroom.jobs.JobUploads;
import dev.darkroom.jobs.PhotoKeys;
import dev.darkroom.jobs.model.Answer;
import dev.darkroom.jobs.model.Command;
import dev.darkroom.jobs.model.State;
import dev.darkroom.jobs.model.Terms;
import dev.darkroom.jobs.rules.RuleSpec.Action;
import dev.darkroom.kernel.JobId;
import dev.darkroom.kernel.Outcome;
import dev.darkroom.kernel.RuleId;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Carries the model's commands out with the real use cases, and says what they answer in the model's words. */
final class RealAnswers {
    static final Map<String, Action> RECOLOR = Map.of("Body", new Action("recolor", "#2A6F97"));
    private static final String CALLBACK = "https://api.example.com/callback";
    private static final Duration ROUND = Duration.ofSeconds(30);

    private final World world;
    private final Environment environment;

    RealAnswers(World world, Environment environment) {
        this.world = world;
        this.environment = environment;
    }

    Answer carryOut(Command command) {
        return switch (command) {
            case Command.Create create -> create(create);
            case Command.Upload upload -> upload(upload);
            case Command.Renew renew ->
                answer(environment.uploads.renew(renew.user(), renew.job()), RealAnswers::links);
            case Command.Confirm confirm ->
                answer(environment.uploads.confirm(confirm.user(), confirm.job()), RealAnswers::stands);
            case Command.Execute execute -> execute(execute);
            case Command.Cancel cancel ->
                answer(environment.cancelJob.cancel(cancel.user(), cancel.job()), RealAnswers::stands);
            case Command.Alive alive -> report(alive.job(), new Report.Running(alive.attempt()));
            case Command.PhotoEnded photo -> report(photo.job(), report(photo));
            case Command.Bury bury -> {
                environment.sweepJobs.bury(bury.job());
                yield new Answer.Silence();
            }
            case Command.Sweep sweep -> sweep();
            case Command.Lose lose -> {
                lose.job().ifPresentOrElse(world::lose, () -> world.letters.drop("not of ours"));
                yield new Answer.Silence();
            }
            case Command.Grant grant -> grant(grant);
            case Command.Redrive redrive -> redrive();
        };
    }

    private Answer create(Command.Create create) {
        var request = new CreateJob.Request(create.user(), create.preset(), create.photos(), List.of());
        return answer(
                environment.createJob.create(request, create.key()),
                created -> new Answer.Created(
                        created.job().id(),
                        created.balances().available().amount(),
                        created.balances().held().amount()));
    }

    private Answer upload(Command.Upload upload) {
        var photos = upload.photos().stream().mapToInt(Integer::intValue).toArray();
        return new Answer.Stored(world.upload(environment, world.job(upload.job()), photos));
    }

    private Answer execute(Command.Execute execute) {
        var request = switch (execute.order()) {
            case FITTING -> new ExecuteJob.Request(RECOLOR, null, null, null, CALLBACK);
            case EMPTY -> new ExecuteJob.Request(Map.of(), null, null, null, CALLBACK);
            case UNKNOWN_RULE -> new ExecuteJob.Request(null, null, RuleId.next(world.ids), null, CALLBACK);
        };
        return answer(
                environment.executeJob.execute(execute.user(), execute.job(), request, execute.key()),
                RealAnswers::stands);
    }

    private Answer report(JobId job, Report report) {
        return answer(environment.recordReport.record(job, report), RealAnswers::heard);
    }

    private static Report report(Command.PhotoEnded photo) {
        int idx = photo.photo();
        var keys = new PhotoKeys(photo.keysOf(), photo.job());
        var name = photo.job() + "-" + idx;
        return photo.well()
                ? new Report.PhotoDone(photo.attempt(), idx, keys.output(idx), keys.preview(idx), name)
                : new Report.PhotoFailed(photo.attempt(), idx, "not an image", name);
    }

    private Answer sweep() {
        var swept = environment.sweepJobs.sweep(ROUND);
        if (swept.failed() > 0) {
            throw new AssertionError(swept.failed() + " jobs could not be brought on; the log says why");
        }
        return new Answer.Swept(swept.looked(), swept.ended(), swept.sent());
    }

    private Answer grant(Command.Grant asked) {
        var plan = asked.plan().map(terms -> terms.name().toLowerCase(Locale.ROOT));
        return answer(
                Grant.of(asked.id(), asked.user().value(), asked.credits(), plan.orElse(null), asked.reason()),
                grant -> answer(environment.makeGrant.make(grant), RealAnswers::granted));
    }

    private static Answer granted(MakeGrant.Result result) {
        var made = result.made();
        return new Answer.Granted(
                Terms.valueOf(made.planAfter().name()),
                made.availableAfter().amount(),
                made.heldAfter().amount(),
                result.alreadyDone());
    }

    private Answer redrive() {
        var redriven = environment.redriveJobs.redrive(world.clock.instant().plus(ROUND));
        return new Answer.Redriven(
                redriven.sent(), redriven.removed().size(), redriven.kept().size());
    }

    private static Answer links(List<JobUploads.UploadLink> links) {
        return new Answer.Links(links.stream().map(JobUploads.UploadLink::idx).toList());
    }

    private static Answer stands(Job job) {
        return new Answer.Stands(job.id(), State.valueOf(job.state().name()));
    }

    private static Answer heard(ReportAnswer answer) {
        return new Answer.Heard(answer.processed(), answer.cancel());
    }

    private static <T> Answer answer(Outcome<T> outcome, Function<T, Answer> done) {
        return switch (outcome) {
            case Outcome.Done<T> ok -> done.apply(ok.value());
            case Outcome.Refused<T> refused -> {
                var problem = refused.problem();
                yield new Answer.Refused(
                        problem.kind(), missing(problem.details().get("missing")));
            }
        };
    }

    private static List<Integer> missing(@Nullable Object detail) {
        return detail instanceof List<?> list
                ? list.stream().map(Integer.class::cast).toList()
                : List.of();
    }
}
