package dev.darkroom.composition;

import dev.darkroom.composition.EndRun.Ending;
import dev.darkroom.kernel.Outcome;
import dev.darkroom.kernel.RunId;
import dev.darkroom.kernel.SessionId;
import dev.darkroom.storage.ObjectStore;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Removes a composition: first nothing can begin in it any more, then its runs end and their credits come back, then images, events and rows
 * go. Whatever dies in between is gone on with by the same call again, to which the session still answers until its last row is removed.
 */
@Singleton
public final class DeleteComposition {
    private static final int RUNS = 100;

    private final CompositionStore store;
    private final EndRun endRun;
    private final GenerationNews news;
    private final ObjectStore images;

    DeleteComposition(CompositionStore store, EndRun endRun, GenerationNews news, ObjectStore images) {
        this.store = store;
        this.endRun = endRun;
        this.news = news;
        this.images = images;
    }

    /** Refuses with {@code SESSION_NOT_FOUND}. A worker that is still at a run of it is told to stop by its next report. */
    public Outcome<SessionId> delete(SessionId id, Reader reader) {
        if (!store.close(id, reader)) {
            return Outcome.refused(CompositionProblems.noSession());
        }
        // A topic that is forgotten counts from 1 again, and who watches it drops that: so every end is told first.
        eachRun(id, this::end);
        eachRun(id, news::forget);
        images.delete(images.sizes("steps/" + id + "/").keySet());
        store.remove(id);
        return Outcome.done(id);
    }

    private void end(Run run) {
        endRun.end(run, stands -> Optional.of(Ending.failed("The session was deleted.")))
                .filter(ended -> ended.dueAt() != null)
                // whoever ended it may have died before anybody was told, and soon the janitor finds nothing to tell
                .ifPresent(news::endedAgain);
    }

    private void eachRun(SessionId id, Consumer<Run> action) {
        RunId after = null;
        do {
            var page = store.runs(id, after, RUNS);
            page.items().forEach(action);
            after = page.next() == null ? null : page.items().getLast().id();
        } while (after != null);
    }
}
