package dev.darkroom.identity.inmemory;

import dev.darkroom.identity.KeyVault;

/** {@link KeyVault} in a field; empty at first. */
public final class InMemoryKeyVault implements KeyVault {
    private String keys = "{\"keys\":[]}";

    @Override
    public synchronized String read() {
        return keys;
    }

    @Override
    public synchronized String putFirst(String first) {
        keys = first;
        return first;
    }
}
