package dev.darkroom.jobs.dynamodb;

import dev.darkroom.jobs.JobEffects;
import dev.darkroom.jobs.RecoveryContract;
import dev.darkroom.jobs.simulation.Stores;
import dev.darkroom.testing.crash.Call;
import dev.darkroom.testing.crash.CrashingPorts.Trap;
import java.util.List;
import org.junit.jupiter.api.AfterAll;

class DynamoRecoveryIT extends RecoveryContract {
    private static final DynamoStores STORES = new DynamoStores();

    @AfterAll
    static void stop() {
        STORES.close();
    }

    @Override
    protected Stores stores() {
        return STORES;
    }

    /** After each call that changes something: to die elsewhere leaves the same behind, as the fakes show. */
    @Override
    protected List<Trap> traps(List<Call> calls) {
        return new JobEffects().afterEach(calls);
    }
}
