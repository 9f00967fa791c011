package dev.darkroom.composition.audit;

import dev.darkroom.kernel.Finding;

/** What can be wrong with the hold of a run, and what to do about it. */
enum RunFault {
    HOLD_WITHOUT_RUN("The run's row is gone without its settlement. Grant the credit back to the user."),
    HOLD_OF_ENDED_RUN("The run ended without its settlement. Grant the credit back to the user."),
    RUN_HOLD_TOO_OLD("No run lives so long. Look for its id in the janitor's log, which says why it does not end.");

    private final String remedy;

    RunFault(String remedy) {
        this.remedy = remedy;
    }

    Finding of(Object subject, String what) {
        return new Finding(name(), subject.toString(), what, remedy);
    }
}
