package dev.darkroom.jobs.inmemory;

import dev.darkroom.jobs.PlanChangeContract;
import dev.darkroom.jobs.simulation.Stores;

class InMemoryPlanChangeTest extends PlanChangeContract {
    private final InMemoryStores stores = new InMemoryStores();

    @Override
    protected Stores stores() {
        return stores;
    }
}
