package dev.darkroom.credits.audit;

import dev.darkroom.kernel.Finding;

/** What can be wrong with an account and its ledger, and what to do about it. */
public enum BookFault {
    /** A row that no code of ours wrote. */
    ROW_UNREADABLE("Restore the row from the point-in-time backup of its table, then audit again."),
    /** An entry is missing. */
    ENTRY_MISSING("Entries are never deleted by Darkroom. Restore the missing one from the ledger's backup."),
    /** An entry's own figures do not follow from those before it. */
    ENTRY_WRONG("Entries are never changed by Darkroom. Restore this one from the ledger's backup."),
    /** An entry that the account does not count. */
    ENTRY_EXTRA("Somebody wrote to the ledger without the account. Find out who, and remove the entry."),
    /** The account's figures are not those of its ledger. */
    ACCOUNT_WRONG("Set the account's row to the figures that its ledger gives; they stand in this finding."),
    /** More or fewer jobs are counted than holds are open: the user may be refused jobs, or run too many. */
    JOBS_MISCOUNTED("Set active_jobs of the account's row to the number of its open holds.");

    private final String remedy;

    BookFault(String remedy) {
        this.remedy = remedy;
    }

    Finding of(String subject, String what) {
        return new Finding(name(), subject, what, remedy);
    }
}
