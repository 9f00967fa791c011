package dev.darkroom.identity.postgres;

import dev.darkroom.identity.studio.StudioAccounts;
import dev.darkroom.identity.studio.StudioAccountsContract;

class PostgresStudioAccountsIT extends StudioAccountsContract {
    @Override
    protected StudioAccounts accounts() {
        return PostgresBeans.get(StudioAccounts.class);
    }
}
