package dev.darkroom.worker.engine.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class OnFirstUseTest {

    private static final Composition COMPOSITION = new Composition("a boat", List.of(), 256, 256, 1, 1, null);

    private final AtomicInteger loaded = new AtomicInteger();

    @Test
    void loadsNothingUntilItIsNeededAndThenOnceForAll() throws Exception {
        var engine = new OnFirstUse(() -> {
            loaded.incrementAndGet();
            return (composition, from, steps) -> {};
        });
        assertThat(loaded).hasValue(0);

        var together = new CyclicBarrier(4);
        try (var threads = Executors.newFixedThreadPool(4)) {
            threads.invokeAll(Collections.nCopies(4, () -> {
                        together.await();
                        engine.generate(COMPOSITION, 1, (step, image) -> true);
                        return true;
                    }))
                    .forEach(done -> assertThat(done.resultNow()).isEqualTo(true));
        }
        assertThat(loaded).hasValue(1);
    }

    @Test
    void triesAgainWhatCouldNotBeLoaded() throws Exception {
        var engine = new OnFirstUse(() -> {
            if (loaded.incrementAndGet() == 1) {
                throw new IllegalStateException("no memory");
            }
            return (composition, from, steps) -> {};
        });

        assertThatThrownBy(() -> engine.generate(COMPOSITION, 1, (step, image) -> true))
                .hasMessage("no memory");
        engine.generate(COMPOSITION, 1, (step, image) -> true);
        assertThat(loaded).hasValue(2);
    }
}
