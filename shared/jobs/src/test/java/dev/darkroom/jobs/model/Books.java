package dev.darkroom.jobs.model;

import dev.darkroom.jobs.model.Answer.Refused;
import dev.darkroom.jobs.model.Answer.Stands;
import dev.darkroom.kernel.IdempotencyKey;
import dev.darkroom.kernel.JobId;
import dev.darkroom.kernel.Problem.Kind;
import dev.darkroom.kernel.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/** What stands, and the few ways to change it. */
final class Books {
    /** Whoever carries the command out is dead; what was written stays. */
    static final class Died extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private record KeyName(UserId user, String key) {}

    /** What a creation under this key was answered. */
    record UsedKey(String requestHash, Answer.Created answer, Instant until) {}

    /** A grant that was made under its id, and its answer. */
    record MadeGrant(Command.Grant grant, Answer.Granted answer) {
        boolean isOf(Command.Grant other) {
            return grant.user().equals(other.user())
                    && grant.credits() == other.credits()
                    && grant.plan().equals(other.plan());
        }

        Answer.Granted again() {
            return new Answer.Granted(answer.terms(), answer.available(), answer.held(), true);
        }
    }

    final Map<UserId, Purse> purses = new LinkedHashMap<>();
    final Map<JobId, Life> jobs = new LinkedHashMap<>();
    /** The messages that workers find, oldest first. */
    final List<JobId> queued = new ArrayList<>();

    /** The letters that the janitor gave up, oldest first. */
    final List<Letter> lost = new ArrayList<>();

    private final Map<KeyName, UsedKey> keys = new LinkedHashMap<>();
    private final Map<String, MadeGrant> grants = new LinkedHashMap<>();
    private Instant now = Instant.MIN;
    private int writesLeft;

    void begin(Instant at, int writes) {
        now = at;
        writesLeft = writes;
    }

    Instant now() {
        return now;
    }

    int writesLeft() {
        return writesLeft;
    }

    Optional<Life> job(JobId id) {
        return Optional.ofNullable(jobs.get(id));
    }

    /** Another user's job is not there. */
    Optional<Life> job(JobId id, UserId user) {
        return job(id).filter(job -> job.owner.equals(user));
    }

    Purse purse(UserId user) {
        return Objects.requireNonNull(purses.get(user), "no account: " + user);
    }

    Optional<UsedKey> usedKey(UserId user, IdempotencyKey key) {
        return Optional.ofNullable(keys.get(new KeyName(user, key.key()))).filter(used -> now.isBefore(used.until()));
    }

    void keep(UserId user, IdempotencyKey key, Answer.Created answer) {
        keys.put(new KeyName(user, key.key()), new UsedKey(key.requestHash(), answer, now.plus(Terms.KEY_LIFE)));
    }

    Optional<MadeGrant> made(String grant) {
        return Optional.ofNullable(grants.get(grant));
    }

    void keep(Command.Grant grant, Answer.Granted answer) {
        grants.put(grant.id(), new MadeGrant(grant, answer));
    }

    /** Oldest first. */
    List<Command.Grant> grants(UserId user) {
        return grants.values().stream()
                .map(MadeGrant::grant)
                .filter(grant -> grant.user().equals(user))
                .toList();
    }

    /** Happens wholly or not at all. */
    void write(Runnable change) {
        make(() -> {
            change.run();
            return change;
        });
    }

    /** As {@link #write}, of what has a result. */
    <T> T make(Supplier<T> change) {
        if (writesLeft == 0) {
            throw new Died();
        }
        writesLeft--;
        return change.get();
    }

    /** Each event is told once, however often somebody makes sure of it. */
    void tell(Life job, String event) {
        if (!job.told.contains(event)) {
            write(() -> job.told.add(event));
        }
    }

    /** The end of a job and the settlement of its credits are one. */
    void end(Life job, State end, boolean excused) {
        write(() -> {
            job.state = end;
            job.excused = excused;
            job.due = now.plus(Terms.TELL_AGAIN);
            purse(job.owner).settle(job.photos, job.done.size());
        });
        tell(job, "ended");
    }

    /** The message goes to the queue before it is noted that it has: it may go twice, never not at all. */
    void send(Life job) {
        write(() -> queued.add(job.id));
        write(() -> {
            job.sent = true;
            job.due = now.plus(Terms.SILENCE);
        });
    }

    /** A job that is given up ends by its photos if it can, as failed if it ran, as canceled if it never did. */
    void giveUp(Life job) {
        var byItsPhotos = job.byItsPhotos();
        end(job, byItsPhotos.orElse(job.state == State.RUNNING ? State.FAILED : State.CANCELED), byItsPhotos.isEmpty());
    }

    /** After any report: the end, if the photos or the deadline have brought it. */
    void endIfItIsTime(Life job) {
        if (job.allPhotosEnded() || job.isLate(now)) {
            giveUp(job);
        }
    }

    static Answer refused(Kind kind) {
        return new Refused(kind, List.of());
    }

    static Answer stands(Life job) {
        return new Stands(job.id, job.state);
    }
}
