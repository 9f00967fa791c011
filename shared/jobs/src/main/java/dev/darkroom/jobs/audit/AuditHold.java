package dev.darkroom.jobs.audit;

import dev.darkroom.credits.Account;
import dev.darkroom.credits.audit.HoldAuditor;
import dev.darkroom.credits.audit.OpenHold;
import dev.darkroom.jobs.Job;
import dev.darkroom.jobs.JobLimits;
import dev.darkroom.jobs.JobStore;
import dev.darkroom.kernel.Finding;
import dev.darkroom.kernel.HeldFor;
import dev.darkroom.kernel.JobId;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Holds an open hold against its job. Both may have moved on since the ledger was read, so the job and the account are
 * read again together: when the account has moved, the next audit sees the rest.
 */
@Singleton
public final class AuditHold implements HoldAuditor {
    private final JobStore store;
    private final JobLimits limits;
    private final InstantSource clock;

    /** Made by the audit and by its tests. */
    public AuditHold(JobStore store, JobLimits limits, InstantSource clock) {
        this.store = store;
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    public boolean knows(HeldFor heldFor) {
        return heldFor instanceof JobId;
    }

    /** One call. */
    @Override
    public Optional<Finding> audit(OpenHold hold, long entries) {
        return hold.heldFor() instanceof JobId id ? audit(hold, id, entries) : Optional.empty();
    }

    private Optional<Finding> audit(OpenHold hold, JobId id, long entries) {
        var now = store.find(id, hold.user());
        var stands = now.account().map(Account::entries).filter(count -> count == entries);
        return stands.isPresent() ? check(hold, id, now.job(), clock.instant()) : Optional.empty();
    }

    private Optional<Finding> check(OpenHold hold, JobId id, Optional<Job> found, Instant now) {
        var held = hold.credits().amount() + " credits of " + hold.user() + " are held";
        if (found.isEmpty()) {
            return Optional.of(JobFault.HOLD_WITHOUT_JOB.of(id, held + " for a job that is not there."));
        }
        var job = found.get();
        if (job.state().isFinal()) {
            return Optional.of(JobFault.HOLD_OF_ENDED_JOB.of(
                    job.id(), held + ", and the job is " + job.state().wireName() + "."));
        }
        if (!job.user().equals(hold.user()) || !job.price().equals(hold.credits())) {
            return Optional.of(JobFault.HOLD_WRONG.of(
                    job.id(),
                    held + "; the job is of " + job.user() + " and costs "
                            + job.price().amount() + "."));
        }
        var age = Duration.between(hold.since(), now);
        return age.compareTo(limits.longestHold()) > 0
                ? Optional.of(JobFault.HOLD_TOO_OLD.of(
                        job.id(),
                        held + " since " + hold.since() + ", and the job is "
                                + job.state().wireName() + "."))
                : Optional.empty();
    }
}
