package dev.darkroom.jobs.inmemory;

import dev.darkroom.jobs.LostLetters;
import java.util.ArrayList;
import java.util.List;

/** {@link LostLetters} in memory. */
public final class InMemoryLostLetters implements LostLetters {
    private final List<Letter> waiting = new ArrayList<>();
    private final List<Letter> taken = new ArrayList<>();
    private int dropped;

    /** A letter that nobody could handle. */
    public void drop(String body) {
        dropped++;
        waiting.add(new Letter("letter-" + dropped, "handle-" + dropped, body));
    }

    /** What was taken and not removed is there again. */
    public void showAgain() {
        waiting.addAll(taken);
        taken.clear();
    }

    @Override
    public List<Letter> take(int limit) {
        var some = List.copyOf(waiting.subList(0, Math.min(limit, waiting.size())));
        waiting.removeAll(some);
        taken.addAll(some);
        return some;
    }

    @Override
    public void remove(Letter letter) {
        taken.remove(letter);
    }
}
