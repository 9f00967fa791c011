package dev.darkroom.jobs.inmemory;

import dev.darkroom.jobs.LostLetters;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@link LostLetters} in memory. */
public final class InMemoryLostLetters implements LostLetters {
    /** What is taken and not removed is there again after this, as in the template. */
    private static final Duration HIDDEN = Duration.ofMinutes(1);

    private final InstantSource clock;
    /** Oldest first, with the moment from when on each can be taken. */
    private final Map<Letter, Instant> letters = new LinkedHashMap<>();

    private int dropped;

    public InMemoryLostLetters(InstantSource clock) {
        this.clock = clock;
    }

    /** A letter that nobody could handle. */
    public synchronized void drop(String body) {
        dropped++;
        letters.put(new Letter("letter-" + dropped, "handle-" + dropped, body), clock.instant());
    }

    @Override
    public synchronized List<Letter> take(int limit) {
        var now = clock.instant();
        var taken = letters.entrySet().stream()
                .filter(lying -> !lying.getValue().isAfter(now))
                .limit(limit)
                .map(Map.Entry::getKey)
                .toList();
        taken.forEach(letter -> letters.put(letter, now.plus(HIDDEN)));
        return taken;
    }

    @Override
    public synchronized void remove(Letter letter) {
        letters.remove(letter);
    }

    /** Every letter, whether it can be taken now or not, oldest first. */
    public synchronized List<Letter> all() {
        return List.copyOf(letters.keySet());
    }

    /** When all of them can be taken. */
    public synchronized Instant allShown() {
        return letters.values().stream().max(Comparator.naturalOrder()).orElseGet(clock::instant);
    }
}
