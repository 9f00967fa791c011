package dev.darkroom.identity.secrets;

import dev.darkroom.aws.Secrets;
import dev.darkroom.identity.KeyVault;
import dev.darkroom.identity.KeyVaultContract;
import dev.darkroom.testing.InMemorySecrets;
import dev.darkroom.testing.SteppedClock;

class ManagedKeyVaultTest extends KeyVaultContract {
    @Override
    protected KeyVault vault() {
        var service = new InMemorySecrets().with("private", "{\"keys\":[]}").with("public", "{\"keys\":[]}");
        return new ManagedKeyVault(new Secrets(service, SteppedClock.now()), service, "private", "public");
    }
}
