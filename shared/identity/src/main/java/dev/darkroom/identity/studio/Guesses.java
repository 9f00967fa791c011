package dev.darkroom.identity.studio;

import java.time.Duration;
import java.time.Instant;

/**
 * How often somebody tried to guess the password of an address, whether it has an account or not: {@link #MOST} wrong ones
 * within {@link #WINDOW} of the first, then nobody gets in until the window has passed. So an attacker can keep an owner out
 * for a minute at a time, while they keep attacking, and no longer.
 */
public interface Guesses {
    int MOST = 5;
    Duration WINDOW = Duration.ofMinutes(1);

    /** What becomes of a guess. */
    sealed interface Guess {
        /** It may be tried, and counts as wrong until it proves right. */
        record Allowed(Instant windowEnds) implements Guess {}

        /** There were too many. */
        record TooMany(Instant windowEnds) implements Guess {}
    }

    /**
     * Counts a guess before it is tried, so that many at once are not more than that many after each other.
     *
     * @param now begins a window where none is open
     */
    Guess begin(EmailAddress address, Instant now);

    /** Takes back what {@link #begin} counted: it was the right password. */
    void wasRight(EmailAddress address, Guess.Allowed guess);
}
