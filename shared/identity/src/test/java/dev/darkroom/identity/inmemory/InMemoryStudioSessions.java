package dev.darkroom.identity.inmemory;

import dev.darkroom.identity.studio.StudioAccounts;
import dev.darkroom.identity.studio.StudioSessions;
import dev.darkroom.kernel.StudioSessionId;
import dev.darkroom.kernel.UserId;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@link StudioSessions} in maps, one caller at a time. */
public final class InMemoryStudioSessions implements StudioSessions {
    private final StudioAccounts accounts;
    private final Map<ByteBuffer, Token> tokens = new HashMap<>();
    private final Map<StudioSessionId, UserId> sessions = new HashMap<>();
    private final Set<StudioSessionId> ended = new HashSet<>();

    private record Token(StudioSessionId session, Instant expiresAt, Optional<Rotated> rotated) {
        Token with(Optional<Rotated> other) {
            return new Token(session, expiresAt, other);
        }
    }

    public InMemoryStudioSessions(StudioAccounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public synchronized void open(StudioSessionId session, UserId account, Kept first) {
        sessions.put(session, accounts.find(account).orElseThrow().id());
        tokens.put(ByteBuffer.wrap(first.fingerprint()), new Token(session, first.expiresAt(), Optional.empty()));
    }

    @Override
    public synchronized Optional<Found> find(byte[] fingerprint) {
        return Optional.ofNullable(tokens.get(ByteBuffer.wrap(fingerprint))).flatMap(this::found);
    }

    private Optional<Found> found(Token token) {
        return Optional.ofNullable(sessions.get(token.session))
                .flatMap(accounts::find)
                .map(account -> new Found(
                        token.session,
                        account.id(),
                        account.roles(),
                        token.expiresAt,
                        token.rotated,
                        ended.contains(token.session)));
    }

    @Override
    public synchronized boolean rotate(byte[] fingerprint, Kept successor, byte[] sealed, Instant forgetSealed) {
        var key = ByteBuffer.wrap(fingerprint);
        var live = tokens.get(key);
        if (live == null || live.rotated.isPresent() || ended.contains(live.session)) {
            return false;
        }
        var at = successor.issuedAt();
        tokens.put(key, live.with(Optional.of(new Rotated(at, Optional.of(sealed)))));
        tokens.put(
                ByteBuffer.wrap(successor.fingerprint()),
                new Token(live.session, successor.expiresAt(), Optional.empty()));
        tokens.values().removeIf(token -> token.session.equals(live.session) && !token.expiresAt.isAfter(at));
        tokens.replaceAll((any, token) -> token.session.equals(live.session)
                ? token.with(token.rotated.map(rotated -> forgotten(rotated, forgetSealed)))
                : token);
        return true;
    }

    private static Rotated forgotten(Rotated rotated, Instant before) {
        return rotated.at().isBefore(before) ? new Rotated(rotated.at(), Optional.empty()) : rotated;
    }

    @Override
    public synchronized boolean end(StudioSessionId session, End why, Instant at) {
        return sessions.containsKey(session) && ended.add(session);
    }
}
