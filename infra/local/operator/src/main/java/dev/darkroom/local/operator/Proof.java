package dev.darkroom.local.operator;

import dev.darkroom.contract.operator.OperatorAnswer.Audited;
import dev.darkroom.contract.operator.OperatorAnswer.Hold;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;

/** What the parts of an audit prove together. */
final class Proof {
    private long accounts;
    private long entries;
    private long jobs;
    private long granted;
    private long available;
    private long held;
    private long spent;
    private long holds;
    private long findings;
    private @Nullable Hold oldest;

    void add(Audited part) {
        var totals = part.totals();
        accounts += totals.accounts();
        entries += totals.entries();
        granted += totals.granted();
        available += totals.available();
        held += totals.held();
        spent += totals.spent();
        holds += totals.openHolds();
        jobs += part.jobs();
        findings += part.findings().size();
        var hold = part.oldestHold();
        if (hold != null && (oldest == null || hold.since().isBefore(oldest.since()))) {
            oldest = hold;
        }
    }

    /** Whether nothing was found and the credits add up. */
    boolean holds() {
        return findings == 0 && granted == available + held + spent;
    }

    void tell(PrintWriter out) {
        out.printf(
                "%d granted %s %d available + %d held + %d spent%n",
                granted, granted == available + held + spent ? "=" : "is not", available, held, spent);
        out.printf("%d accounts with %d entries, %d jobs, %d open holds%n", accounts, entries, jobs, holds);
        var hold = oldest;
        out.println(
                hold == null
                        ? "no hold is open"
                        : "the oldest: " + hold.credits() + " credits of " + hold.user() + " since " + hold.since()
                                + " for " + hold.job());
        out.println(holds() ? "Everything balances." : findings + " findings: see above.");
    }
}
