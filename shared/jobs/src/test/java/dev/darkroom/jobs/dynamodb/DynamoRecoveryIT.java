package dev.darkroom.jobs.dynamodb;

import dev.darkroom.jobs.Effects;
import dev.darkroom.jobs.RecoveryContract;
import dev.darkroom.jobs.simulation.Call;
import dev.darkroom.jobs.simulation.CrashingPorts.Moment;
import dev.darkroom.jobs.simulation.CrashingPorts.Trap;
import dev.darkroom.jobs.simulation.Stores;
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
        return super.traps(calls).stream()
                .filter(trap -> trap.moment() == Moment.AFTER)
                .filter(trap -> Effects.isOne(calls.get(trap.call() - 1)))
                .toList();
    }
}
