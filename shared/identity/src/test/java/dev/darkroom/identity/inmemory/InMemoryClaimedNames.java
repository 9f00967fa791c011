package dev.darkroom.identity.inmemory;

import dev.darkroom.identity.ClaimedNames;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** {@link ClaimedNames} in a map. */
public final class InMemoryClaimedNames implements ClaimedNames {
    private final Map<String, String> hashes = new ConcurrentHashMap<>();

    @Override
    public Optional<String> passwordHash(String name) {
        return Optional.ofNullable(hashes.get(name));
    }

    @Override
    public boolean claim(String name, String passwordHash) {
        return hashes.putIfAbsent(name, passwordHash) == null;
    }
}
