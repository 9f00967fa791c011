package dev.darkroom.realtime.inmemory;

import dev.darkroom.realtime.StoresContract;

class InMemoryStoresTest extends StoresContract {
    @Override
    protected Stores stores() {
        var log = new InMemoryEventLog();
        var subscriptions = new InMemorySubscriptions(log);
        return new Stores(log, subscriptions, subscriptions);
    }
}
