package dev.darkroom.identity.inmemory;

import dev.darkroom.identity.studio.StudioAccounts;
import dev.darkroom.identity.studio.StudioAccountsContract;

class InMemoryStudioAccountsTest extends StudioAccountsContract {
    private final StudioAccounts accounts = new InMemoryStudioAccounts();

    @Override
    protected StudioAccounts accounts() {
        return accounts;
    }
}
