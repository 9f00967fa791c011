package dev.darkroom.operator;

import dev.darkroom.composition.CompositionStore;
import dev.darkroom.composition.RunQueue;
import dev.darkroom.jobs.OtherLetters;
import jakarta.inject.Singleton;
import java.util.Optional;

/** {@link OtherLetters} about generations: a run's deadline is long past when its letter is lost, so none is sent again. */
@Singleton
final class RunLetters implements OtherLetters {
    private final CompositionStore store;

    RunLetters(CompositionStore store) {
        this.store = store;
    }

    /** A run that is not there was deleted with its session. */
    @Override
    public Optional<Subject> subject(String body) {
        return RunQueue.runOf(body)
                .map(id -> new Subject(
                        "run " + id,
                        store.find(id).map(run -> run.state().isFinal()).orElse(true)));
    }
}
