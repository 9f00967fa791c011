package dev.darkroom.identity.inmemory;

import dev.darkroom.identity.ClaimedNames;
import dev.darkroom.identity.ClaimedNamesContract;

class InMemoryClaimedNamesTest extends ClaimedNamesContract {
    private final ClaimedNames names = new InMemoryClaimedNames();

    @Override
    protected ClaimedNames names() {
        return names;
    }
}
