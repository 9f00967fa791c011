package dev.darkroom.credits;

import dev.darkroom.kernel.Credits;
import java.time.Instant;

/**
 * A grant that was made, and how its user's account stood right after it: a repeat is answered from this.
 *
 * @param entry number of its ledger entry
 * @param planAfter the plan from then on, set by this grant or before
 */
public record MadeGrant(
        Grant grant, Instant at, long entry, Credits availableAfter, Credits heldAfter, Plan planAfter) {
    /** What is remembered of a grant that moves an account so. */
    public static MadeGrant of(Grant grant, Movement movement) {
        var entry = movement.entries().getLast();
        return new MadeGrant(
                grant,
                entry.at(),
                entry.number(),
                entry.availableAfter(),
                entry.heldAfter(),
                movement.after().plan());
    }
}
