package dev.darkroom.svg;

import dev.darkroom.kernel.IdempotencyKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Keeps sessions. Expired ones may stand for a while; who reads decides by the clock. */
public interface SvgSessionStore {
    /** One call; consistent. */
    Optional<SvgSession> find(SessionAddress address);

    /** Puts a session; false when another stands there that is live at the time of its making. One call. */
    boolean create(SvgSession session);

    /** What became of a session that was to be made once under a key. */
    enum Keyed {
        MADE,
        /** The same request made it before; it may have gone since. */
        MADE_BEFORE,
        /** The owner sent the key with another request. */
        KEY_USED,
        /** Another session stands there. */
        TAKEN
    }

    /** Puts a session and the owner's key, both or neither: of any number of the same requests one makes it. One call. */
    Keyed create(SvgSession session, IdempotencyKey key);

    /**
     * Puts changed arguments, on condition that the session stands that they were rendered for and is live.
     *
     * @return false when it is gone, expired or another by now
     */
    boolean change(SvgSession after, Instant now);

    /** Removes a session, if it is there. One call. */
    void delete(SessionAddress address);

    /** All of a user's sessions, in no order. Templates and arguments are not read. */
    List<SvgSession.Summary> list(Owner.User user);
}
