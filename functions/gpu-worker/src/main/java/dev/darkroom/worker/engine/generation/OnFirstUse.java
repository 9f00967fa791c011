package dev.darkroom.worker.engine.generation;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An engine that is loaded when the first composition comes, so that a worker that never gets one does not pay for its model. */
public final class OnFirstUse implements GenerationEngine {

    private final Supplier<GenerationEngine> loading;
    private volatile @Nullable GenerationEngine loaded;

    /** @param loading called once; again only after it has failed */
    public OnFirstUse(Supplier<GenerationEngine> loading) {
        this.loading = loading;
    }

    @Override
    public void generate(Composition composition, int from, Steps steps) throws GenerationFailed, InterruptedException {
        GenerationEngine engine = loaded;
        (engine == null ? load() : engine).generate(composition, from, steps);
    }

    private synchronized GenerationEngine load() {
        GenerationEngine engine = loaded;
        if (engine == null) {
            engine = loading.get();
            loaded = engine;
        }
        return engine;
    }
}
