package dev.darkroom.jobs;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.darkroom.jobs.simulation.Stores;
import dev.darkroom.jobs.simulation.World;
import dev.darkroom.testing.crash.Call;
import dev.darkroom.testing.crash.CrashSearch;
import dev.darkroom.testing.crash.CrashingPorts.Trap;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** {@link CrashSearch} over every use case of jobs. {@code CONTRIBUTING.md} has the table of what healed what. */
public abstract class RecoveryContract {
    protected abstract Stores stores();

    /** Where to die, of a use case that makes these calls: before and after each. */
    protected List<Trap> traps(List<Call> calls) {
        return CrashSearch.everywhere(calls);
    }

    /** Who sweeps and dies says that the next round tries again, each time with a trace. */
    @BeforeAll
    static void letTheJanitorDieQuietly() {
        ((Logger) LoggerFactory.getLogger(SweepJobs.class)).setLevel(Level.OFF);
    }

    @AfterAll
    static void letTheJanitorSpeak() {
        ((Logger) LoggerFactory.getLogger(SweepJobs.class)).setLevel(null);
    }

    @Test
    void everyCrashIsHealed() throws IOException {
        new CrashSearch(new JobEffects()::of, this::traps)
                .over(CrashScenes.ALL, scene -> new JobTrial(scene, new JobHouse(World.of(stores()))))
                .requireIn(Path.of(System.getProperty("darkroom.root", ""), "CONTRIBUTING.md"));
    }
}
