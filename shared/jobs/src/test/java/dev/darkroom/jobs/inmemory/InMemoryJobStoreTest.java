package dev.darkroom.jobs.inmemory;

import dev.darkroom.jobs.JobStoreContract;
import dev.darkroom.jobs.simulation.Stores;

class InMemoryJobStoreTest extends JobStoreContract {
    private final Stores stores = new InMemoryStores();

    @Override
    protected Stores stores() {
        return stores;
    }
}
