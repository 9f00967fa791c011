package dev.darkroom.jobs.simulation;

import dev.darkroom.jobs.model.Command;
import dev.darkroom.jobs.model.Command.Order;
import dev.darkroom.jobs.model.JobSeen;
import dev.darkroom.jobs.model.Model;
import dev.darkroom.jobs.model.Terms;
import dev.darkroom.kernel.IdempotencyKey;
import dev.darkroom.kernel.JobId;
import dev.darkroom.kernel.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Chooses for what was drawn who asks it of which job: mostly what makes sense, always something that may happen. */
final class Casting {
    private static final int[] PHOTOS = {1, 1, 1, 2, 2, 2, 3, 3, 4, 5, 10, 11, 60, 150, 201};

    /** Some are none at all, too many, or less than nothing. */
    private static final long[] CREDITS = {
        0, 0, 1, 1, 2, 3, 5, 5, 10, 10, 25, 60, 200, 100_000, 100_001, -1, Long.MAX_VALUE, Long.MIN_VALUE
    };

    private final Model model;
    private final List<UserId> users;
    private final UserId nobody;
    private final JobId nowhere;
    private final List<Command.Grant> asked = new ArrayList<>();
    private int attempts;

    /**
     * @param nobody has no account; ids of grants are made of its own, which nobody else has
     * @param nowhere is no job
     */
    Casting(Model model, List<UserId> users, UserId nobody, JobId nowhere) {
        this.model = model;
        this.users = users;
        this.nobody = nobody;
        this.nowhere = nowhere;
    }

    Command command(Draw draw) {
        var job = job(draw);
        return switch (draw.wish()) {
            case CREATE -> create(draw);
            case UPLOAD -> job.equals(nowhere) ? create(draw) : upload(draw, job);
            case RENEW -> new Command.Renew(asker(draw, job), job);
            case CONFIRM -> new Command.Confirm(asker(draw, job), job);
            case EXECUTE -> new Command.Execute(asker(draw, job), job, order(draw), orderKey(draw));
            case CANCEL -> new Command.Cancel(asker(draw, job), job);
            case ALIVE -> new Command.Alive(job, attempt(draw, job));
            case PHOTO -> photo(draw, job);
            case BURY -> new Command.Bury(job);
            case SWEEP -> new Command.Sweep();
            case LOSE -> lose(draw, job);
            case GRANT -> grant(draw);
            case REDRIVE -> model.lost().isEmpty() ? lose(draw, job) : new Command.Redrive();
            case NEXT -> job.equals(nowhere) ? create(draw) : next(draw, job);
            case WAIT -> throw new IllegalArgumentException("nobody is asked to wait");
        };
    }

    private Command create(Draw draw) {
        return new Command.Create(
                user(draw), draw.how() < 98 ? "seller" : "garden", PHOTOS[draw.much() % PHOTOS.length], key(draw));
    }

    private UserId user(Draw draw) {
        return draw.who() < 98 ? users.get(draw.who() % users.size()) : nobody;
    }

    /** Two in three have none; of the others some are repeats, and some of these of another request. */
    private static Optional<IdempotencyKey> key(Draw draw) {
        int key = draw.which() % 20;
        return key > 6
                ? Optional.empty()
                : Optional.of(new IdempotencyKey("job-" + key, draw.how() % 8 == 0 ? "other" : "hash"));
    }

    private static Optional<IdempotencyKey> orderKey(Draw draw) {
        return draw.who() % 2 == 0
                ? Optional.empty()
                : Optional.of(new IdempotencyKey("go", draw.how() % 8 == 0 ? "other" : "hash"));
    }

    /** Half have a new id; of the others most repeat what was asked before, in other words, and some ask for more. */
    private Command grant(Draw draw) {
        if (draw.which() < 50 && !asked.isEmpty()) {
            var earlier = asked.get(draw.which() % asked.size());
            return draw.how() < 70
                    ? new Command.Grant(
                            earlier.user(), earlier.id(), earlier.credits(), earlier.plan(), "in other words")
                    : grant(earlier.id(), draw);
        }
        var grant = grant(nobody + "-" + (asked.size() + 1), draw);
        asked.add(grant);
        return grant;
    }

    /** One in two sets a plan: the larger one mostly, but the smaller one where more lives than it allows. */
    private Command.Grant grant(String id, Draw draw) {
        var credits = CREDITS[draw.much() % CREDITS.length];
        if (draw.how() % 2 == 0) {
            return new Command.Grant(user(draw), id, credits, Optional.empty(), "a thank-you");
        }
        var busy =
                users.stream().filter(user -> model.account(user).slots() > 1).findFirst();
        var plan = busy.isPresent() || draw.how() % 8 == 1 ? Terms.FREE : Terms.PRO;
        return new Command.Grant(busy.orElse(user(draw)), id, credits, Optional.of(plan), "a trial");
    }

    /** Mostly the run that was sent last, at times one that was never sent, or nothing that anybody can read. */
    private Command lose(Draw draw, JobId job) {
        var sent = model.queued();
        var lost = draw.how() < 60 && !sent.isEmpty() ? sent.getLast() : job;
        return new Command.Lose(draw.how() < 90 ? Optional.of(lost) : Optional.empty());
    }

    /** Mostly one that lives. */
    private JobId job(Draw draw) {
        var all = model.jobs();
        var live = all.stream().filter(id -> !model.job(id).state().isFinal()).toList();
        var from = draw.which() < 80 || draw.wish() == Draw.Wish.NEXT ? live : all;
        return from.isEmpty() || draw.which() > 97 ? nowhere : from.get(draw.which() % from.size());
    }

    private UserId asker(Draw draw, JobId job) {
        var owner = job.equals(nowhere) ? users.getFirst() : model.owner(job);
        return draw.who() < 95 ? owner : another(owner);
    }

    private UserId another(UserId user) {
        return users.get((users.indexOf(user) + 1) % users.size());
    }

    private Command upload(Draw draw, JobId job) {
        int photos = model.photos(job);
        return new Command.Upload(
                job,
                draw.how() < 40
                        ? List.of(draw.much() % photos)
                        : IntStream.range(0, photos).boxed().toList());
    }

    private static Order order(Draw draw) {
        return draw.how() < 90 ? Order.FITTING : draw.how() < 95 ? Order.EMPTY : Order.UNKNOWN_RULE;
    }

    /** The current attempt, one that was fenced out, or a new one. */
    private String attempt(Draw draw, JobId job) {
        if (!job.equals(nowhere)) {
            var seen = model.job(job);
            if (draw.much() < 60 && seen.attempt().isPresent()) {
                return seen.attempt().get();
            }
            if (draw.much() < 80 && !seen.fenced().isEmpty()) {
                return seen.fenced().stream().sorted().findFirst().orElseThrow();
            }
        }
        return newAttempt();
    }

    private String newAttempt() {
        attempts++;
        return "attempt-" + attempts;
    }

    private Command photo(Draw draw, JobId job) {
        int photos = job.equals(nowhere) ? 1 : model.photos(job);
        var owner = job.equals(nowhere) ? nobody : model.owner(job);
        return new Command.PhotoEnded(
                job,
                attempt(draw, job),
                draw.how() < 97 ? draw.how() % photos : photos,
                draw.who() % 4 > 0,
                draw.who() < 95 ? owner : another(owner));
    }

    private Command next(Draw draw, JobId job) {
        var owner = model.owner(job);
        var seen = model.job(job);
        return switch (seen.state()) {
            case CREATED ->
                model.missing(job).isEmpty()
                        ? new Command.Confirm(owner, job)
                        : new Command.Upload(job, model.missing(job));
            case UPLOADED -> new Command.Execute(owner, job, Order.FITTING, orderKey(draw));
            case QUEUED -> nextOfQueued(job);
            case RUNNING -> nextReport(draw, job, seen);
            case DONE, FAILED, CANCELED -> new Command.Cancel(owner, job);
        };
    }

    /** A message that nobody sent is found by nobody but the janitor, one that was lost by nobody but an operator. */
    private Command nextOfQueued(JobId job) {
        if (model.queued().contains(job)) {
            return new Command.Alive(job, newAttempt());
        }
        return model.lost().contains(Optional.of(job)) ? new Command.Redrive() : new Command.Sweep();
    }

    private Command nextReport(Draw draw, JobId job, JobSeen seen) {
        var attempt = seen.attempt().orElseThrow();
        var open = IntStream.range(0, model.photos(job))
                .filter(photo -> !seen.isDecided(photo))
                .boxed()
                .toList();
        return open.isEmpty()
                ? new Command.Alive(job, attempt)
                : new Command.PhotoEnded(
                        job, attempt, open.get(draw.much() % open.size()), draw.how() < 75, model.owner(job));
    }
}
