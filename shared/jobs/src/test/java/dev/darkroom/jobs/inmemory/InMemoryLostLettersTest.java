package dev.darkroom.jobs.inmemory;

import dev.darkroom.jobs.LostLetters;
import dev.darkroom.jobs.LostLettersContract;
import dev.darkroom.testing.SteppedClock;

class InMemoryLostLettersTest extends LostLettersContract {
    private final SteppedClock clock = SteppedClock.at("2026-11-20T12:00:00Z");
    private final InMemoryLostLetters letters = new InMemoryLostLetters(clock);

    @Override
    protected LostLetters letters() {
        return letters;
    }

    @Override
    protected void drop(String body) {
        letters.drop(body);
    }

    @Override
    protected void timePasses() {
        clock.set(letters.allShown());
    }
}
