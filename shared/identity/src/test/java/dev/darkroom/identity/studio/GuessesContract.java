package dev.darkroom.identity.studio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.identity.studio.Guesses.Guess;
import java.time.Instant;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What {@link Guesses} promises, whoever counts them. */
public abstract class GuessesContract {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123456Z");
    private static final Instant WINDOW_ENDS = Instant.parse("2026-03-01T12:01:00.123Z");

    private final EmailAddress address = AnAccount.fresh().email();

    protected abstract Guesses guesses();

    private Guess.Allowed allowed(Instant now) {
        var guess = guesses().begin(address, now);
        assertThat(guess).isInstanceOf(Guess.Allowed.class);
        return (Guess.Allowed) guess;
    }

    private void guessWrongly(int times) {
        for (int i = 0; i < times; i++) {
            allowed(NOON.plusSeconds(i));
        }
    }

    @Test
    void fiveWrongOnesInAMinuteAreTheMost() {
        guessWrongly(Guesses.MOST);

        assertThat(guesses().begin(address, NOON.plusSeconds(59))).isEqualTo(new Guess.TooMany(WINDOW_ENDS));
        assertThat(guesses().begin(AnAccount.fresh().email(), NOON)).isInstanceOf(Guess.Allowed.class);
    }

    @Test
    void theMinuteBeginsWithTheFirstAndEndsForGood() {
        guessWrongly(Guesses.MOST);

        assertThat(guesses().begin(address, WINDOW_ENDS.minusMillis(1))).isInstanceOf(Guess.TooMany.class);
        assertThat(allowed(WINDOW_ENDS).windowEnds()).isEqualTo(WINDOW_ENDS.plus(Guesses.WINDOW));
    }

    @Test
    void aRightOneDoesNotCount() {
        for (int i = 0; i < 3 * Guesses.MOST; i++) {
            guesses().wasRight(address, allowed(NOON));
        }

        guessWrongly(Guesses.MOST);
        assertThat(guesses().begin(address, NOON)).isInstanceOf(Guess.TooMany.class);
    }

    @Test
    void aRightOneDoesNotExcuseTheWrongOnes() {
        guessWrongly(Guesses.MOST - 1);
        guesses().wasRight(address, allowed(NOON));

        allowed(NOON);
        assertThat(guesses().begin(address, NOON)).isInstanceOf(Guess.TooMany.class);
    }

    @Test
    void aRightOneOfAnEarlierMinuteChangesNothing() {
        var early = allowed(NOON);
        var late = NOON.plus(Guesses.WINDOW);
        for (int i = 0; i < Guesses.MOST; i++) {
            allowed(late);
        }

        guesses().wasRight(address, early);

        assertThat(guesses().begin(address, late)).isInstanceOf(Guess.TooMany.class);
    }

    @Test
    void twentyAtOnceAreFiveToo() throws Exception {
        Callable<Guess> guess = () -> guesses().begin(address, NOON);

        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var made = callers.invokeAll(Collections.nCopies(20, guess));

            assertThat(made)
                    .extracting(Future::get)
                    .filteredOn(Guess.Allowed.class::isInstance)
                    .hasSize(Guesses.MOST);
        }
    }
}
