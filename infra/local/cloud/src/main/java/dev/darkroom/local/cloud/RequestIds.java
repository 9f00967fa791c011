package dev.darkroom.local.cloud;

import java.security.SecureRandom;
import java.util.UUID;
import java.util.function.Supplier;

/** Ids of requests, environments and connections: the one place of this program that makes random ones. */
final class RequestIds implements Supplier<String> {
    private final SecureRandom random;

    RequestIds(SecureRandom random) {
        this.random = random;
    }

    /** A version 4 UUID. */
    @Override
    public String get() {
        long high = (random.nextLong() & ~0xF000L) | 0x4000L;
        long low = (random.nextLong() & ~(3L << 62)) | (1L << 63);
        return new UUID(high, low).toString();
    }
}
