package dev.darkroom.jobs.dynamodb;

import dev.darkroom.jobs.PlanChangeContract;
import dev.darkroom.jobs.simulation.Stores;
import org.junit.jupiter.api.AfterAll;

class DynamoPlanChangeIT extends PlanChangeContract {
    private static final DynamoStores STORES = new DynamoStores();

    @AfterAll
    static void stop() {
        STORES.close();
    }

    @Override
    protected Stores stores() {
        return STORES;
    }
}
