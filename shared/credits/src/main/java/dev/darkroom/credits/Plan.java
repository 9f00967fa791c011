package dev.darkroom.credits;

import dev.darkroom.kernel.Credits;
import java.util.Locale;

/**
 * What an account may use (contract {@code jobs.md}, "Plans"). Read from the account on each call, never from a token.
 */
public enum Plan {
    FREE(1, 2, 10, 10),
    PRO(3, 20, 200, 200);

    private final int concurrentJobs;
    private final int ruleSlots;
    private final int photosPerJob;
    private final long startGrant;

    Plan(int concurrentJobs, int ruleSlots, int photosPerJob, long startGrant) {
        this.concurrentJobs = concurrentJobs;
        this.ruleSlots = ruleSlots;
        this.photosPerJob = photosPerJob;
        this.startGrant = startGrant;
    }

    public int concurrentJobs() {
        return concurrentJobs;
    }

    public int ruleSlots() {
        return ruleSlots;
    }

    public int photosPerJob() {
        return photosPerJob;
    }

    /** Credits at the opening of an account. */
    public Credits startGrant() {
        return Credits.of(startGrant);
    }

    /** As clients and tables see it: {@code free}, {@code pro}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException when there is no such plan: the table holds what this code never wrote */
    public static Plan ofWireName(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }
}
