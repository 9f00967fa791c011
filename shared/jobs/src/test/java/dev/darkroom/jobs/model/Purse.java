package dev.darkroom.jobs.model;

import dev.darkroom.kernel.Problem.Kind;
import java.util.Optional;

/**
 * The rules of credits. One credit pays for one photo. A job holds its credits when it begins; when it ends, those of
 * the photos done are spent and the others come back. What was granted is always available, held or spent. A plan that
 * allows less lets live jobs end as they would; it only lets none begin until there is room.
 */
final class Purse {
    private Terms terms;
    private long available;
    private long held;
    private long spent;
    private int slots;

    Purse(Terms terms) {
        this.terms = terms;
        this.available = terms.startGrant;
    }

    Terms terms() {
        return terms;
    }

    /** Why a job of so many photos may not begin; the first reason counts. */
    Optional<Kind> refuses(int photos) {
        if (photos > terms.photosPerJob) {
            return Optional.of(Kind.INVALID_REQUEST);
        }
        if (photos > available) {
            return Optional.of(Kind.INSUFFICIENT_CREDITS);
        }
        return slots >= terms.jobsAtOnce ? Optional.of(Kind.CONCURRENCY_LIMIT) : Optional.empty();
    }

    void grant(long credits, Optional<Terms> plan) {
        available += credits;
        terms = plan.orElse(terms);
    }

    void hold(int photos) {
        available -= photos;
        held += photos;
        slots++;
    }

    void settle(int photos, int done) {
        held -= photos;
        spent += done;
        available += photos - done;
        slots--;
    }

    Balances balances() {
        return new Balances(terms, available, held, spent, slots);
    }
}
