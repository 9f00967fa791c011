package dev.darkroom.identity.inmemory;

import dev.darkroom.identity.KeyRing;
import dev.darkroom.identity.KeyVault;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** {@link KeyVault} that everybody always sees as it stands. */
public final class InMemoryKeyVault implements KeyVault {
    private static final String NONE = "{\"keys\":[]}";

    private final Map<Long, String> generations = new HashMap<>();
    private final Set<Long> everPublished = new HashSet<>();
    private String held = NONE;
    private String published = NONE;

    @Override
    public synchronized KeyRing held() {
        return KeyRing.of(held);
    }

    @Override
    public synchronized KeyRing published() {
        return KeyRing.of(published);
    }

    @Override
    public void refresh() {
        // nothing is ever old
    }

    @Override
    public synchronized boolean put(KeyRing next) {
        var before = generations.putIfAbsent(next.generation(), next.text());
        if (before == null) {
            held = next.text();
        }
        return before == null || before.equals(next.text());
    }

    @Override
    public synchronized void publish(KeyRing ring) {
        if (everPublished.add(ring.generation())) {
            published = ring.publicHalves().text();
        }
    }
}
