package dev.darkroom.http.tokens;

import dev.darkroom.kernel.UserId;
import java.security.Principal;

/** Who calls, out of a verified token. A controller that takes one is never reached without. */
public record Caller(UserId userId) implements Principal {
    @Override
    public String getName() {
        return userId.value();
    }
}
