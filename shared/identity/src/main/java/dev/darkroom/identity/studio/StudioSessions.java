package dev.darkroom.identity.studio;

import dev.darkroom.kernel.Role;
import dev.darkroom.kernel.StudioSessionId;
import dev.darkroom.kernel.UserId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Who is logged in where, and the family of refresh tokens of each session: one live token and those that it descends from. */
public interface StudioSessions {
    /** Why a session ended. */
    enum End {
        LOGOUT,
        /** A refresh token came back that its successor had long replaced: somebody else holds a copy. */
        REUSE;

        /** As it is kept. */
        public String wireName() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * A refresh token as it is kept: by its fingerprint.
     *
     * @param expiresAt from then on it is worth nothing, and may be forgotten
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Kept(byte[] fingerprint, Instant issuedAt, Instant expiresAt) {}

    /**
     * A refresh token that was found.
     *
     * @param roles of the account, now
     * @param rotated when and by what it was replaced; empty for the live one
     * @param ended whether its session has ended
     */
    record Found(
            StudioSessionId session,
            UserId account,
            Set<Role> roles,
            Instant expiresAt,
            Optional<Rotated> rotated,
            boolean ended) {}

    /** @param successor sealed, for its predecessor to open; empty once that has been forgotten */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Rotated(Instant at, Optional<byte[]> successor) {}

    /** Opens a session of that account with its first token. */
    void open(StudioSessionId session, UserId account, Kept first);

    /** By fingerprint. Consistent: sees every rotation and every end that was answered before. */
    Optional<Found> find(byte[] fingerprint);

    /**
     * Replaces the live token by its successor, at the instant of the successor's issue, and forgets what is no longer of
     * use: the session's tokens that have expired, and successors sealed before {@code forgetSealed}.
     *
     * @return false when it is not live any more, or its session has ended: of two at once, one is told; nothing was written
     */
    boolean rotate(byte[] fingerprint, Kept successor, byte[] sealed, Instant forgetSealed);

    /**
     * Ends a session: none of its tokens can be rotated any more.
     *
     * @return false when it had ended before, or never was
     */
    boolean end(StudioSessionId session, End why, Instant at);
}
