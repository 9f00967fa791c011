package dev.darkroom.jobs;

import dev.darkroom.credits.Account;
import dev.darkroom.credits.Account.HoldDecision;
import dev.darkroom.credits.Accounts;
import dev.darkroom.credits.Movement;
import dev.darkroom.credits.RecentAccounts;
import dev.darkroom.jobs.JobStore.Balances;
import dev.darkroom.jobs.JobStore.Created;
import dev.darkroom.jobs.JobStore.UsedKey;
import dev.darkroom.jobs.presets.Presets;
import dev.darkroom.kernel.Credits;
import dev.darkroom.kernel.IdSource;
import dev.darkroom.kernel.IdempotencyKey;
import dev.darkroom.kernel.JobId;
import dev.darkroom.kernel.Outcome;
import dev.darkroom.kernel.Problem;
import dev.darkroom.kernel.Problem.Kind;
import dev.darkroom.kernel.UserId;
import dev.darkroom.storage.UploadTerms;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Begins a job: holds its credits, takes a job slot, remembers the idempotency key, all in one write.
 *
 * <p>The write is conditional on the account as this environment saw it last, so that it usually needs no read. Only a
 * fresh account decides a refusal.
 */
@Singleton
public final class CreateJob {
    /** Requests of one user that get in each other's way: each round one of them wins, so few rounds suffice. */
    private static final int MAX_TRIES = 10;

    private final JobStore store;
    private final Accounts accounts;
    private final RecentAccounts recent;
    private final Presets presets;
    private final JobLimits limits;
    private final IdSource ids;
    private final InstantSource clock;

    public CreateJob(
            JobStore store,
            Accounts accounts,
            RecentAccounts recent,
            Presets presets,
            JobLimits limits,
            IdSource ids,
            InstantSource clock) {
        this.store = store;
        this.accounts = accounts;
        this.recent = recent;
        this.presets = presets;
        this.limits = limits;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * @param items photos, at least 1
     * @param uploads what the client knows of each photo, or nothing at all
     */
    public record Request(UserId user, String preset, int items, List<UploadTerms> uploads) {}

    /** The job, and its owner's balances right after the hold: a repeat gives the same ones again. */
    public record CreatedJob(Job job, Balances balances) {}

    /**
     * Refuses with {@code INVALID_REQUEST}, {@code NOT_FOUND} (preset), {@code CONFLICT} (key),
     * {@code INSUFFICIENT_CREDITS}, {@code CONCURRENCY_LIMIT}, in this order.
     */
    public Outcome<CreatedJob> create(Request request, Optional<IdempotencyKey> key) {
        if (presets.find(request.preset()).isEmpty()) {
            return Outcome.refused(
                    Kind.NOT_FOUND, "There is no preset " + request.preset() + ". GET /presets lists them.");
        }
        var recalled = recent.recall(request.user()).filter(account -> mayCreate(account, request));
        var account = recalled.or(() -> accounts.find(request.user()));
        for (int tries = 0; tries < MAX_TRIES; tries++) {
            if (account.isEmpty()) {
                return Outcome.refused(Kind.AUTH_INVALID, "This token's user does not exist any more. Sign in again.");
            }
            if (!mayCreate(account.get(), request)) {
                return refuse(account.get(), request, key);
            }
            var created = attempt(account.get(), request, key);
            if (created.outcome() instanceof Created.AccountMoved moved) {
                account = moved.current();
                continue;
            }
            return answer(created, key);
        }
        return Outcome.refused(Kind.CONCURRENCY_LIMIT, "Too many requests of yours at the same moment. Try again.");
    }

    private static boolean mayCreate(Account account, Request request) {
        return request.items() <= account.plan().photosPerJob()
                && account.mayHold(Credits.of(request.items())) instanceof HoldDecision.Granted;
    }

    private record Attempt(Created outcome, Job job, Movement hold) {}

    private Attempt attempt(Account account, Request request, Optional<IdempotencyKey> key) {
        var now = clock.instant();
        var job = Job.create(
                JobId.next(ids),
                request.user(),
                account.plan(),
                request.preset(),
                request.items(),
                request.uploads(),
                now,
                now.plus(limits.uploadWindow()));
        var hold = account.hold(job.price(), job.id(), now);
        return new Attempt(store.create(job, hold, key), job, hold);
    }

    private Outcome<CreatedJob> answer(Attempt attempt, Optional<IdempotencyKey> key) {
        return switch (attempt.outcome()) {
            case Created.Ok ok -> {
                recent.saw(attempt.hold().after());
                yield Outcome.done(new CreatedJob(attempt.job(), Balances.after(attempt.hold())));
            }
            case Created.KeyUsed taken -> repeat(taken.used(), key.orElseThrow());
            case Created.AccountMoved moved -> throw new IllegalStateException("not an answer: " + moved);
        };
    }

    /** A repeat is answered even when the account could not begin the job once more. */
    private Outcome<CreatedJob> refuse(Account account, Request request, Optional<IdempotencyKey> key) {
        recent.saw(account);
        var used = key.flatMap(given -> store.findKey(request.user(), given));
        if (used.isPresent()) {
            return repeat(used.get(), key.orElseThrow());
        }
        return Outcome.refused(whyNot(account, request));
    }

    private static Problem whyNot(Account account, Request request) {
        var most = account.plan().photosPerJob();
        if (request.items() > most) {
            return Problem.invalid("item_count", "your plan allows at most " + most + " photos in a job");
        }
        return switch (account.mayHold(Credits.of(request.items()))) {
            case HoldDecision.InsufficientCredits lacking ->
                Problem.of(
                        Kind.INSUFFICIENT_CREDITS,
                        "This job needs " + request.items() + " credits and you have "
                                + lacking.available().amount() + ". Use fewer photos or get more credits.");
            case HoldDecision.TooManyJobs busy ->
                Problem.of(
                        Kind.CONCURRENCY_LIMIT,
                        "Your plan runs " + busy.max() + " jobs at once. Wait for one to end, or cancel one.");
            case HoldDecision.Granted granted -> throw new IllegalStateException("not a refusal: " + granted);
        };
    }

    private Outcome<CreatedJob> repeat(UsedKey used, IdempotencyKey key) {
        if (!used.requestHash().equals(key.requestHash())) {
            return Outcome.refused(IdempotencyKey.usedOtherwise());
        }
        var job = store.find(used.job())
                .orElseThrow(() -> new IllegalStateException("idempotency key without its job: " + used.job()));
        return Outcome.done(new CreatedJob(job, used.balances()));
    }
}
