package dev.darkroom.identity.inmemory;

import dev.darkroom.identity.KeyVault;
import dev.darkroom.identity.KeyVaultContract;

class InMemoryKeyVaultTest extends KeyVaultContract {
    @Override
    protected KeyVault vault() {
        return new InMemoryKeyVault();
    }
}
