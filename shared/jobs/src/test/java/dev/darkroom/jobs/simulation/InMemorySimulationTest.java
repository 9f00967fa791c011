package dev.darkroom.jobs.simulation;

import dev.darkroom.jobs.inmemory.InMemoryStores;
import dev.darkroom.kernel.IdSource;
import java.util.Random;
import net.jqwik.api.AfterFailureMode;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.state.ActionChain;

/** The use cases over the stores in memory do what the model says. */
class InMemorySimulationTest {
    static final int LEAST_COMMANDS = 100_000;
    private static final Tally TALLY = new Tally();

    @Provide
    Arbitrary<ActionChain<Simulation>> lives() {
        return SimulatedLives.of(() -> {
            var stores = new InMemoryStores();
            // Equal ids in each run: what fails once fails again.
            return new Simulation(new World(stores, new IdSource(stores.clock(), new Random(1))), TALLY, true);
        });
    }

    @AddLifecycleHook(Soak.class)
    @Property(tries = 1 + LEAST_COMMANDS / SimulatedLives.COMMANDS, edgeCases = EdgeCasesMode.NONE, afterFailure = AfterFailureMode.RANDOM_SEED)
    void everyLifeGoesAsTheModelSays(@ForAll("lives") ActionChain<Simulation> life) {
        life.run().comeToRest();
    }

    @AfterContainer
    static void report() {
        System.out.println(TALLY.report("the stores in memory"));
        TALLY.require(LEAST_COMMANDS);
    }
}
