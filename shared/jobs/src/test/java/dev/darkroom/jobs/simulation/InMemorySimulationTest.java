package dev.darkroom.jobs.simulation;

import dev.darkroom.jobs.inmemory.InMemoryStores;
import dev.darkroom.kernel.IdSource;
import java.util.List;
import java.util.Random;
import net.jqwik.api.AfterFailureMode;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.AfterContainer;

/** The use cases over the stores in memory do what the model says. */
class InMemorySimulationTest {
    static final int LEAST_COMMANDS = 100_000;
    private static final Tally TALLY = new Tally();

    @Provide
    Arbitrary<List<Step>> lives() {
        return SimulatedLives.all();
    }

    @AddLifecycleHook(Soak.class)
    @Property(
            tries = 1 + LEAST_COMMANDS / SimulatedLives.COMMANDS,
            edgeCases = EdgeCasesMode.NONE,
            afterFailure = AfterFailureMode.RANDOM_SEED)
    void everyLifeGoesAsTheModelSays(@ForAll("lives") List<Step> life) {
        var stores = new InMemoryStores();
        // Equal ids in each run: what fails once fails again.
        var ids = new IdSource(stores.clock(), new Random(1));
        new Simulation(new World(stores, ids), TALLY, true).live(life);
    }

    @AfterContainer
    static void report() {
        System.out.println(TALLY.report("the stores in memory"));
        TALLY.require(Soak.lengthened(LEAST_COMMANDS));
    }
}
