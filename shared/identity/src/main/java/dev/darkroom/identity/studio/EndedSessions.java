package dev.darkroom.identity.studio;

import dev.darkroom.kernel.StudioSessionId;
import java.time.Instant;

/**
 * Where those who accept access tokens look whether the token's session has ended. Apart from {@link StudioSessions}, which
 * live in a database that most functions do not reach, and that would have to wake for each request.
 */
public interface EndedSessions {
    /**
     * Lets it be seen by every request that comes after this returns. The same again changes nothing.
     *
     * @param until when no access token of the session can be valid any more
     */
    void add(StudioSessionId session, Instant until);
}
