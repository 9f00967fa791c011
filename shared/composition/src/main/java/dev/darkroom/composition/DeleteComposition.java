package dev.darkroom.composition;

import dev.darkroom.composition.EndRun.Ending;
import dev.darkroom.kernel.Outcome;
import dev.darkroom.kernel.RunId;
import dev.darkroom.kernel.SessionId;
import dev.darkroom.storage.ObjectStore;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
        RunId after = null;
        do {
            after = runs(id, after);
        } while (after != null);
        images.delete(images.sizes("steps/" + id + "/").keySet());
        store.remove(id);
        return Outcome.done(id);
    }

    private @Nullable RunId runs(SessionId id, @Nullable RunId after) {
        var page = store.runs(id, after, RUNS);
        for (var run : page.items()) {
            endRun.end(run, stands -> Optional.of(Ending.failed("The session was deleted.")));
            news.forget(run);
        }
        return page.next() == null ? null : page.items().getLast().id();
    }
}
