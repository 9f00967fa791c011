package dev.darkroom.jobs.inmemory;

import dev.darkroom.jobs.RecoveryContract;
import dev.darkroom.jobs.simulation.Stores;

class InMemoryRecoveryTest extends RecoveryContract {
    @Override
    protected Stores stores() {
        return new InMemoryStores();
    }
}
