package dev.darkroom.credits;

import java.util.List;

/**
 * A step of an account and the ledger entries that account for it; written together or not at all.
 *
 * @param before as the writer read it: the write holds only if the account still stands there
 * @param entries one, or two when a settlement captures and releases; never none, so that each movement is a version
 */
public record Movement(Account before, Account after, List<LedgerEntry> entries) {
    public Movement {
        entries = List.copyOf(entries);
        if (entries.isEmpty() || after.entries() != before.entries() + entries.size()) {
            throw new IllegalArgumentException("a movement counts its entries: " + before.user());
        }
    }
}
