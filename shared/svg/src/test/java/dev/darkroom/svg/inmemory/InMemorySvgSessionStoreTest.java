package dev.darkroom.svg.inmemory;

import dev.darkroom.svg.SvgSessionStore;
import dev.darkroom.svg.SvgSessionStoreContract;

class InMemorySvgSessionStoreTest extends SvgSessionStoreContract {
    private final SvgSessionStore store = new InMemorySvgSessionStore();

    @Override
    protected SvgSessionStore store() {
        return store;
    }
}
