package dev.darkroom.http.tokens;

import dev.darkroom.kernel.UserId;

/** Who calls, out of a verified token. A controller that takes one is never reached without. */
public record Caller(UserId userId) implements AnyCaller {
    @Override
    public String getName() {
        return userId.value();
    }
}
