package dev.darkroom.jobs.inmemory;

import dev.darkroom.jobs.LostLetters;
import dev.darkroom.jobs.LostLettersContract;

class InMemoryLostLettersTest extends LostLettersContract {
    private final InMemoryLostLetters letters = new InMemoryLostLetters();

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
        letters.showAgain();
    }
}
