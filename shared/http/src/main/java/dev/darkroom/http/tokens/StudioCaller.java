package dev.darkroom.http.tokens;

import dev.darkroom.kernel.Role;
import dev.darkroom.kernel.StudioSessionId;
import dev.darkroom.kernel.UserId;
import java.security.Principal;
import java.util.Set;

/**
 * Who calls, out of a verified token of the audience {@code studio}. A controller that takes one is never reached without.
 *
 * @param roles as they were when the token was issued, some minutes ago
 */
public record StudioCaller(UserId userId, StudioSessionId session, Set<Role> roles) implements Principal {
    @Override
    public String getName() {
        return userId.value();
    }
}
