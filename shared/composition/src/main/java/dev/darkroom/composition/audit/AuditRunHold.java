package dev.darkroom.composition.audit;

import dev.darkroom.composition.CompositionLimits;
import dev.darkroom.composition.CompositionStore;
import dev.darkroom.composition.Run;
import dev.darkroom.credits.Accounts;
import dev.darkroom.credits.audit.HoldAuditor;
import dev.darkroom.credits.audit.OpenHold;
import dev.darkroom.kernel.Finding;
import dev.darkroom.kernel.HeldFor;
import dev.darkroom.kernel.RunId;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** {@link HoldAuditor} of runs: the run is read first, then the account, so that a run that ends in between has moved its account. */
@Singleton
final class AuditRunHold implements HoldAuditor {
    /** From one round of the janitor to the end of the next. */
    private static final Duration JANITOR = Duration.ofMinutes(2);

    private final CompositionStore store;
    private final Accounts accounts;
    private final CompositionLimits limits;
    private final InstantSource clock;

    AuditRunHold(CompositionStore store, Accounts accounts, CompositionLimits limits, InstantSource clock) {
        this.store = store;
        this.accounts = accounts;
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    public boolean knows(HeldFor heldFor) {
        return heldFor instanceof RunId;
    }

    /** Two calls when something looks wrong, else one. */
    @Override
    public Optional<Finding> audit(OpenHold hold, long entries) {
        return hold.heldFor() instanceof RunId id
                ? check(hold, store.find(id)).filter(wrong -> stands(hold, entries))
                : Optional.empty();
    }

    private boolean stands(OpenHold hold, long entries) {
        return accounts.find(hold.user())
                .filter(account -> account.entries() == entries)
                .isPresent();
    }

    private Optional<Finding> check(OpenHold hold, Optional<Run> found) {
        var held = hold.credits().amount() + " credits of " + hold.user() + " are held";
        if (found.isEmpty()) {
            return Optional.of(RunFault.HOLD_WITHOUT_RUN.of(hold.heldFor(), held + " for a run that is not there."));
        }
        var run = found.get();
        if (run.state().isFinal()) {
            return Optional.of(RunFault.HOLD_OF_ENDED_RUN.of(
                    run.id(), held + ", and the run is " + run.state().wireName() + "."));
        }
        var longest = limits.deadline().plus(JANITOR);
        return Duration.between(hold.since(), clock.instant()).compareTo(longest) > 0
                ? Optional.of(RunFault.RUN_HOLD_TOO_OLD.of(run.id(), held + " since " + hold.since() + "."))
                : Optional.empty();
    }
}
