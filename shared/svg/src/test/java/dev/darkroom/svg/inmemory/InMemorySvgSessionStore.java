package dev.darkroom.svg.inmemory;

import dev.darkroom.kernel.IdempotencyKey;
import dev.darkroom.svg.Owner;
import dev.darkroom.svg.SessionAddress;
import dev.darkroom.svg.SvgSession;
import dev.darkroom.svg.SvgSessionStore;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@link SvgSessionStore} in memory. Expired sessions stand for ever. */
public final class InMemorySvgSessionStore implements SvgSessionStore {
    private final Map<SessionAddress, SvgSession> sessions = new HashMap<>();
    private final Map<Key, Kept> keys = new HashMap<>();

    /** @param of the owner, or the session itself where it is everybody's */
    private record Key(Object of, String key) {}

    private record Kept(String requestHash, Instant until) {}

    @Override
    public synchronized Optional<SvgSession> find(SessionAddress address) {
        return Optional.ofNullable(sessions.get(address));
    }

    @Override
    public synchronized boolean create(SvgSession session) {
        var stands = find(session.address()).filter(there -> there.isLive(session.createdAt()));
        if (stands.isPresent()) {
            return false;
        }
        sessions.put(session.address(), session);
        return true;
    }

    @Override
    public synchronized Keyed create(SvgSession session, IdempotencyKey key) {
        var address = session.address();
        var name = new Key(address.owner() instanceof Owner.User user ? user : address, key.key());
        var kept = keys.get(name);
        if (kept != null && session.createdAt().isBefore(kept.until())) {
            return kept.requestHash().equals(key.requestHash()) ? Keyed.MADE_BEFORE : Keyed.KEY_USED;
        }
        if (!create(session)) {
            return Keyed.TAKEN;
        }
        keys.put(name, new Kept(key.requestHash(), session.createdAt().plus(IdempotencyKey.LIFE)));
        return Keyed.MADE;
    }

    @Override
    public synchronized boolean change(SvgSession after, Instant now) {
        boolean stands = find(after.address())
                .filter(there -> there.isLive(now))
                .filter(there -> there.createdAt().equals(after.createdAt()))
                .filter(there -> there.template().equals(after.template()))
                .isPresent();
        if (stands) {
            sessions.put(after.address(), after);
        }
        return stands;
    }

    @Override
    public synchronized void delete(SessionAddress address) {
        sessions.remove(address);
    }

    @Override
    public synchronized List<SvgSession.Summary> list(Owner.User user) {
        return sessions.values().stream()
                .filter(session -> session.address().owner().equals(user))
                .map(session ->
                        new SvgSession.Summary(session.address().id(), session.createdAt(), session.expiresAt()))
                .toList();
    }
}
