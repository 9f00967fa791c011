package dev.darkroom.jobs.inmemory;

import dev.darkroom.credits.Movement;
import dev.darkroom.credits.inmemory.InMemoryAccounts;
import dev.darkroom.jobs.Job;
import dev.darkroom.jobs.JobState;
import dev.darkroom.jobs.JobStore;
import dev.darkroom.jobs.rules.RuleStore;
import dev.darkroom.kernel.IdempotencyKey;
import dev.darkroom.kernel.JobId;
import dev.darkroom.kernel.Page;
import dev.darkroom.kernel.RuleId;
import dev.darkroom.kernel.UserId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@link JobStore} in memory. */
public final class InMemoryJobStore implements JobStore {
    private final InMemoryAccounts books;
    private final RuleStore rules;
    private final Map<JobId, Job> jobs = new HashMap<>();
    private final InMemoryKeys<UsedKey> keys;

    public InMemoryJobStore(InMemoryAccounts books, RuleStore rules, InstantSource clock) {
        this.books = books;
        this.rules = rules;
        this.keys = new InMemoryKeys<>(clock);
    }

    @Override
    public synchronized Optional<Job> find(JobId id) {
        return Optional.ofNullable(jobs.get(id));
    }

    @Override
    public synchronized JobAndAccount find(JobId id, UserId user) {
        return new JobAndAccount(find(id), books.find(user));
    }

    @Override
    public synchronized JobAndRule find(JobId id, UserId user, RuleId rule) {
        return new JobAndRule(find(id), rules.find(user, rule));
    }

    @Override
    public synchronized Page<JobSummary> list(UserId user, @Nullable JobState only, @Nullable JobId before, int limit) {
        var all = jobs.values().stream()
                .filter(job -> job.user().equals(user) && (only == null || job.state() == only))
                .filter(job -> before == null || job.id().value().compareTo(before.value()) < 0)
                .sorted(Comparator.comparing((Job job) -> job.id().value()).reversed())
                .map(InMemoryJobStore::summary)
                .toList();
        return all.size() > limit
                ? new Page<>(all.subList(0, limit), all.get(limit - 1).id().value())
                : new Page<>(all, null);
    }

    private static JobSummary summary(Job job) {
        return new JobSummary(
                job.id(),
                job.state(),
                job.preset(),
                job.createdAt(),
                job.items(),
                job.done().size(),
                job.failed().size());
    }

    @Override
    public synchronized List<JobId> due(Due due, Instant now, int limit) {
        return jobs.values().stream()
                .filter(job -> Due.of(job.state()) == due
                        && job.dueAt() != null
                        && !job.dueAt().isAfter(now))
                .sorted(Comparator.comparing(job -> Objects.requireNonNull(job.dueAt())))
                .limit(limit)
                .map(Job::id)
                .toList();
    }

    @Override
    public synchronized Created create(Job job, Movement hold, Optional<IdempotencyKey> key) {
        var used = key.flatMap(given -> keys.find(job.user(), given));
        if (used.isPresent()) {
            return new Created.KeyUsed(used.get());
        }
        if (!books.move(hold)) {
            return new Created.AccountMoved(books.find(hold.before().user()));
        }
        jobs.put(job.id(), job);
        key.ifPresent(
                given -> keys.put(job.user(), given, new UsedKey(job.id(), given.requestHash(), Balances.after(hold))));
        return new Created.Ok();
    }

    @Override
    public synchronized Optional<UsedKey> findKey(UserId user, IdempotencyKey key) {
        return keys.find(user, key);
    }

    @Override
    public synchronized Stepped step(Job after) {
        var stands = jobs.get(after.id());
        if (stands == null || stands.version() != after.version() - 1) {
            return new Stepped.Moved(Optional.ofNullable(stands));
        }
        jobs.put(after.id(), after);
        return new Stepped.Ok();
    }

    @Override
    public synchronized Reported report(JobId id, String attempt, PhotoResult result, Instant dueAt) {
        var job = jobs.get(id);
        if (job == null || !isMine(job, attempt) || !fits(job, result)) {
            return new Reported.Refused(Optional.ofNullable(job));
        }
        Set<Integer> done = new HashSet<>(job.done());
        Map<Integer, String> failed = new HashMap<>(job.failed());
        switch (result) {
            case PhotoResult.Succeeded ok -> done.add(ok.idx());
            case PhotoResult.Failed lost -> failed.put(lost.idx(), lost.error());
        }
        return accept(job, done, failed, dueAt);
    }

    @Override
    public synchronized Reported heartbeat(JobId id, String attempt, Instant dueAt) {
        var job = jobs.get(id);
        return job != null && isMine(job, attempt)
                ? accept(job, job.done(), job.failed(), dueAt)
                : new Reported.Refused(Optional.ofNullable(job));
    }

    private static boolean fits(Job job, PhotoResult result) {
        boolean undecided = result.idx() < job.items() && !job.isDecided(result.idx());
        return switch (result) {
            case PhotoResult.Succeeded done -> undecided && done.owner().equals(job.user());
            case PhotoResult.Failed failed -> undecided;
        };
    }

    private static boolean isMine(Job job, String attempt) {
        return job.state() == JobState.RUNNING && attempt.equals(job.attempt());
    }

    private Reported accept(Job job, Set<Integer> done, Map<Integer, String> failed, Instant dueAt) {
        var after = new Job(
                job.id(),
                job.user(),
                job.plan(),
                job.preset(),
                job.state(),
                job.version() + 1,
                job.createdAt(),
                job.items(),
                job.uploads(),
                job.order(),
                job.dispatched(),
                job.attempt(),
                job.fenced(),
                done,
                failed,
                dueAt,
                job.endedAt(),
                job.error());
        jobs.put(job.id(), after);
        return new Reported.Accepted(after);
    }

    @Override
    public synchronized Settled settle(Job after, Movement settlement) {
        var stands = jobs.get(after.id());
        if (stands == null || stands.version() != after.version() - 1) {
            return new Settled.JobMoved(Optional.ofNullable(stands));
        }
        if (!books.move(settlement)) {
            return new Settled.AccountMoved();
        }
        jobs.put(after.id(), after);
        return new Settled.Ok();
    }

    /** Every job, for assertions. */
    public synchronized List<Job> all() {
        return List.copyOf(jobs.values());
    }
}
