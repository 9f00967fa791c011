package dev.darkroom.storage;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.time.Instant;
import java.util.Map;

class InMemoryObjectStoreTest extends ObjectStoreContract {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    private final InMemoryObjectStore store = new InMemoryObjectStore(() -> NOW);

    @Override
    protected ObjectStore store() {
        return store;
    }

    @Override
    protected Instant now() {
        return NOW;
    }

    @Override
    protected int put(URI url, Map<String, String> headers, byte[] body) {
        return store.put(url, headers, body);
    }

    @Override
    protected Fetched get(URI url) {
        byte[] body = store.get(url);
        return new Fetched(body == null ? 403 : 200, body == null ? "" : new String(body, UTF_8));
    }
}
