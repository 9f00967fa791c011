package dev.darkroom.credits.audit;

import dev.darkroom.kernel.Finding;
import dev.darkroom.kernel.HeldFor;
import java.util.Optional;

/** Holds an open hold against what it is for. Every capability that sets credits aside has one. */
public interface HoldAuditor {
    /** Whether this one can tell what became of it. */
    boolean knows(HeldFor heldFor);

    /**
     * What is wrong with a hold that was open when its account counted so many entries; empty when nothing is, or when the account has moved
     * since: the next audit sees the rest.
     */
    Optional<Finding> audit(OpenHold hold, long entries);
}
