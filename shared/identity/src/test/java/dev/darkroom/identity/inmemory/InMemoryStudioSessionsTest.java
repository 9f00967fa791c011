package dev.darkroom.identity.inmemory;

import dev.darkroom.identity.studio.StudioAccounts;
import dev.darkroom.identity.studio.StudioSessions;
import dev.darkroom.identity.studio.StudioSessionsContract;

class InMemoryStudioSessionsTest extends StudioSessionsContract {
    private final StudioAccounts accounts = new InMemoryStudioAccounts();
    private final StudioSessions sessions = new InMemoryStudioSessions(accounts);

    @Override
    protected StudioAccounts accounts() {
        return accounts;
    }

    @Override
    protected StudioSessions sessions() {
        return sessions;
    }
}
