package dev.darkroom.jobs.inmemory;

import dev.darkroom.kernel.IdempotencyKey;
import dev.darkroom.kernel.UserId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What was made under which idempotency key, for as long as a key lives. Its store has the lock. */
final class InMemoryKeys<T> {
    private record Name(UserId user, String key) {}

    private record Kept<T>(T made, Instant until) {}

    private final Map<Name, Kept<T>> keys = new HashMap<>();
    private final InstantSource clock;

    InMemoryKeys(InstantSource clock) {
        this.clock = clock;
    }

    Optional<T> find(UserId user, IdempotencyKey key) {
        return Optional.ofNullable(keys.get(new Name(user, key.key())))
                .filter(kept -> clock.instant().isBefore(kept.until()))
                .map(Kept::made);
    }

    void put(UserId user, IdempotencyKey key, T made) {
        keys.put(new Name(user, key.key()), new Kept<>(made, clock.instant().plus(IdempotencyKey.LIFE)));
    }
}
