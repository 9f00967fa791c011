package dev.darkroom.identity.inmemory;

import dev.darkroom.identity.studio.EmailAddress;
import dev.darkroom.identity.studio.Guesses;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;

/** {@link Guesses} in a map. */
public final class InMemoryGuesses implements Guesses {
    private final Map<String, Window> windows = new HashMap<>();

    private record Window(int wrong, Instant ends) {}

    @Override
    public synchronized Guess begin(EmailAddress address, Instant now) {
        var open = windows.get(address.key());
        if (open == null || !now.isBefore(open.ends)) {
            open = new Window(0, now.truncatedTo(ChronoUnit.MILLIS).plus(WINDOW));
        }
        if (open.wrong >= MOST) {
            return new Guess.TooMany(open.ends);
        }
        windows.put(address.key(), new Window(open.wrong + 1, open.ends));
        return new Guess.Allowed(open.ends);
    }

    @Override
    public synchronized void wasRight(EmailAddress address, Guess.Allowed guess) {
        windows.computeIfPresent(
                address.key(),
                (key, window) -> window.ends.equals(guess.windowEnds()) && window.wrong > 0
                        ? new Window(window.wrong - 1, window.ends)
                        : window);
    }
}
