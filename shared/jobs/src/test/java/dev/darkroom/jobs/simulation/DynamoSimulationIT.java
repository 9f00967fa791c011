package dev.darkroom.jobs.simulation;

import dev.darkroom.jobs.dynamodb.DynamoStores;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import net.jqwik.api.AfterFailureMode;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.AfterContainer;

/** The use cases over the tables in DynamoDB do what the model says, two lives at once in the same tables. */
class DynamoSimulationIT {
    private static final int LEAST_COMMANDS = 5_000;
    private static final int AT_ONCE = 2;
    private static final Tally TALLY = new Tally();
    /** Each has a time of its own. */
    private static final DynamoStores HERE = new DynamoStores();

    private static final DynamoStores THERE = new DynamoStores();

    @Provide
    Arbitrary<List<Step>> lives() {
        return SimulatedLives.all();
    }

    @AddLifecycleHook(Soak.class)
    @Property(
            tries = 1 + LEAST_COMMANDS / SimulatedLives.COMMANDS / AT_ONCE,
            edgeCases = EdgeCasesMode.NONE,
            afterFailure = AfterFailureMode.RANDOM_SEED)
    void everyLifeGoesAsTheModelSays(@ForAll("lives") List<Step> one, @ForAll("lives") List<Step> other)
            throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var life : threads.invokeAll(List.of(life(HERE, one), life(THERE, other)))) {
                life.get();
            }
        }
    }

    private static Callable<Simulation> life(DynamoStores stores, List<Step> steps) {
        return () -> new Simulation(World.of(stores), TALLY, false).live(steps);
    }

    @AfterContainer
    static void report() {
        HERE.close();
        THERE.close();
        System.out.println(TALLY.report("DynamoDB Local"));
        TALLY.require(Soak.lengthened(LEAST_COMMANDS));
    }
}
