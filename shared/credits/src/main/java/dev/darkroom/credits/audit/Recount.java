package dev.darkroom.credits.audit;

import dev.darkroom.credits.Account;
import dev.darkroom.credits.LedgerEntry;
import dev.darkroom.credits.Plan;
import dev.darkroom.kernel.Finding;
import dev.darkroom.kernel.HeldFor;
import dev.darkroom.kernel.JobId;
import dev.darkroom.kernel.UserId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One account as its entries make it, entry by entry. Holds nothing but sums and the holds that are open, so a ledger of
 * any length fits. Counts in plain numbers: what it recounts may be below zero, and must be told, not refused.
 */
final class Recount {
    private final UserId user;
    private final List<Finding> findings = new ArrayList<>();
    private final Map<HeldFor, OpenHold> holds = new LinkedHashMap<>();
    private long entries;
    private long granted;
    private long available;
    private long held;
    private long spent;
    private @Nullable Plan plan;

    Recount(UserId user) {
        this.user = user;
    }

    long entries() {
        return entries;
    }

    /** All that was ever granted, by the ledger. */
    long granted() {
        return granted;
    }

    /** Holds that no capture or release has ended, oldest first. */
    List<OpenHold> openHolds() {
        return List.copyOf(holds.values());
    }

    /** The next entry; says so when it does not follow from those before it. */
    void add(LedgerEntry entry) {
        if (entry.number() != entries + 1) {
            findings.add(BookFault.ENTRY_MISSING.of(
                    subject(entry), "Entry " + entry.number() + " follows entry " + entries + "."));
        }
        entries = entry.number();
        move(entry);
        if (entry.availableAfter().amount() != available || entry.heldAfter().amount() != held) {
            findings.add(BookFault.ENTRY_WRONG.of(
                    subject(entry),
                    "It says %d available and %d held; the entries up to it give %d and %d."
                            .formatted(
                                    entry.availableAfter().amount(),
                                    entry.heldAfter().amount(),
                                    available,
                                    held)));
            // go on from what it says, or every entry after it would be reported for the same fault
            available = entry.availableAfter().amount();
            held = entry.heldAfter().amount();
        }
    }

    private void move(LedgerEntry entry) {
        long amount = entry.amount().amount();
        switch (entry.kind()) {
            case GRANT -> {
                granted += amount;
                available += amount;
                var note = entry.note();
                plan = note == null || note.plan() == null ? plan : note.plan();
            }
            case HOLD -> {
                available -= amount;
                held += amount;
                open(entry);
            }
            case CAPTURE -> {
                held -= amount;
                spent += amount;
                end(entry);
            }
            case RELEASE -> {
                held -= amount;
                available += amount;
                end(entry);
            }
        }
    }

    private void open(LedgerEntry entry) {
        var heldFor = entry.heldFor();
        if (heldFor == null || holds.containsKey(heldFor)) {
            findings.add(BookFault.ENTRY_WRONG.of(
                    subject(entry),
                    heldFor == null ? "It holds for nothing." : "It holds for " + heldFor + " once more."));
            return;
        }
        holds.put(heldFor, new OpenHold(user, heldFor, entry.amount(), entry.at()));
    }

    /** A settlement may take two entries: the hold is gone with the last credit of it. */
    private void end(LedgerEntry entry) {
        var heldFor = entry.heldFor();
        var hold = heldFor == null ? null : holds.get(heldFor);
        if (heldFor == null || hold == null || !hold.credits().covers(entry.amount())) {
            findings.add(BookFault.ENTRY_WRONG.of(
                    subject(entry),
                    "It ends %d credits of %s, for which %d were held."
                            .formatted(
                                    entry.amount().amount(),
                                    heldFor == null ? "nothing" : heldFor,
                                    hold == null ? 0 : hold.credits().amount())));
            return;
        }
        var left = hold.credits().minus(entry.amount());
        if (left.isNone()) {
            holds.remove(heldFor);
        } else {
            holds.put(heldFor, new OpenHold(user, heldFor, left, hold.since()));
        }
    }

    private String subject(LedgerEntry entry) {
        return user + "/" + entry.entryId();
    }

    /** All that was found, with what the account itself says otherwise than its entries. */
    List<Finding> against(Account account) {
        var all = new ArrayList<>(findings);
        if (entries != account.entries()) {
            all.add(BookFault.ENTRY_MISSING.of(
                    user.value(),
                    "The account counts " + account.entries() + " entries; its ledger has " + entries + "."));
        }
        if (!figures(account).equals(figures())) {
            all.add(BookFault.ACCOUNT_WRONG.of(
                    user.value(), "The account says " + figures(account) + "; its ledger gives " + figures() + "."));
        }
        if (granted != available + held + spent) {
            all.add(BookFault.ENTRY_WRONG.of(
                    user.value(),
                    "%d were granted, but %d available + %d held + %d spent are %d."
                            .formatted(granted, available, held, spent, available + held + spent)));
        }
        if (plan != null && plan != account.plan()) {
            all.add(BookFault.ACCOUNT_WRONG.of(
                    user.value(),
                    "The account says plan " + account.plan().wireName() + "; its ledger gives " + plan.wireName()
                            + "."));
        }
        long jobs = holds.keySet().stream().filter(JobId.class::isInstance).count();
        if (account.activeJobs() != jobs) {
            all.add(BookFault.JOBS_MISCOUNTED.of(
                    user.value(),
                    "The account counts " + account.activeJobs() + " live jobs; " + jobs + " holds of jobs are open."));
        }
        return all;
    }

    private String figures() {
        return figures(available, held, spent);
    }

    private static String figures(Account account) {
        return figures(
                account.available().amount(),
                account.held().amount(),
                account.spent().amount());
    }

    private static String figures(long available, long held, long spent) {
        return "%d available, %d held, %d spent".formatted(available, held, spent);
    }
}
