package dev.darkroom.jobs;

import java.util.Locale;
import java.util.Optional;

/** Where a job stands, and every move that is legal. A move that is not listed here cannot be made. */
public enum JobState {
    /** Credits are held; photos may be uploaded. */
    CREATED,
    /** All photos lie in the store. */
    UPLOADED,
    /** Given to the work queue, or about to be. */
    QUEUED,
    /** A worker has reported. */
    RUNNING,
    /** Every photo has ended and at least one is done. */
    DONE,
    /** No photo came through, or the run ended before all of them did. */
    FAILED,
    /** The user, or the janitor before anything ran, gave it up. */
    CANCELED;

    /** The table of moves. */
    public boolean mayBecome(JobState next) {
        return switch (this) {
            case CREATED -> next == UPLOADED || next == CANCELED;
            case UPLOADED -> next == QUEUED || next == CANCELED;
            case QUEUED -> next == RUNNING || next == CANCELED;
            case RUNNING -> next == DONE || next == FAILED || next == CANCELED;
            case DONE, FAILED, CANCELED -> false;
        };
    }

    /** Whether it ends here. */
    public boolean isFinal() {
        return switch (this) {
            case CREATED, UPLOADED, QUEUED, RUNNING -> false;
            case DONE, FAILED, CANCELED -> true;
        };
    }

    /** As clients and tables see it. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Empty when there is no such state; for text that came from outside. */
    public static Optional<JobState> parse(String text) {
        for (var state : values()) {
            if (state.wireName().equals(text)) {
                return Optional.of(state);
            }
        }
        return Optional.empty();
    }
}
