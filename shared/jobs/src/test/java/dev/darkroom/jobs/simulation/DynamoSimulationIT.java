package dev.darkroom.jobs.simulation;

import dev.darkroom.jobs.dynamodb.DynamoStores;
import net.jqwik.api.AfterFailureMode;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.state.ActionChain;

/** The use cases over the tables in DynamoDB do what the model says. */
class DynamoSimulationIT {
    private static final int LEAST_COMMANDS = 5_000;
    private static final Tally TALLY = new Tally();
    private static final DynamoStores STORES = new DynamoStores();

    @Provide
    Arbitrary<ActionChain<Simulation>> lives() {
        return SimulatedLives.of(() -> new Simulation(World.of(STORES), TALLY, false));
    }

    @AddLifecycleHook(Soak.class)
    @Property(tries = 1 + LEAST_COMMANDS / SimulatedLives.COMMANDS, edgeCases = EdgeCasesMode.NONE, afterFailure = AfterFailureMode.RANDOM_SEED)
    void everyLifeGoesAsTheModelSays(@ForAll("lives") ActionChain<Simulation> life) {
        life.run().comeToRest();
    }

    @AfterContainer
    static void report() {
        STORES.close();
        System.out.println(TALLY.report("DynamoDB Local"));
        TALLY.require(LEAST_COMMANDS);
    }
}
