package dev.darkroom.composition;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.darkroom.testing.crash.CrashSearch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** {@link CrashSearch} over every use case of compositions. {@code CONTRIBUTING.md} has the table of what healed what. */
class CompositionRecoveryTest {
    private static final List<CrashScene> SCENES = Stream.of(ClientScenes.ALL, WorkerScenes.ALL, JanitorScenes.ALL)
            .flatMap(List::stream)
            .toList();

    private final RunEffects effects = new RunEffects();

    /** Who sweeps and dies says that the next round tries again, each time with a trace; and others say what they could not do. */
    @BeforeAll
    static void letThemDieQuietly() {
        ((Logger) LoggerFactory.getLogger("dev.darkroom")).setLevel(Level.OFF);
    }

    @AfterAll
    static void letThemSpeak() {
        ((Logger) LoggerFactory.getLogger("dev.darkroom")).setLevel(null);
    }

    @Test
    void everyCrashIsHealed() throws IOException {
        new CrashSearch(effects::of, CrashSearch::everywhere)
                .over(SCENES, CompositionTrial::new)
                .requireIn(Path.of(System.getProperty("darkroom.root", ""), "CONTRIBUTING.md"));
    }

    @Test
    void andSoIsEveryPairOfCrashes() {
        int pairs = new CrashSearch(effects::of, effects::afterEach).overTwice(SCENES, CompositionTrial::new);
        System.out.println(pairs + " pairs of deaths, healed");
        assertThat(pairs).isGreaterThan(100);
    }
}
