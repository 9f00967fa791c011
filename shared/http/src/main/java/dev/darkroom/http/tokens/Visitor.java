package dev.darkroom.http.tokens;

import dev.darkroom.kernel.Problem;
import dev.darkroom.kernel.Problem.Kind;
import dev.darkroom.kernel.Refusal;
import dev.darkroom.kernel.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Who calls a path where a token may be sent and need not be. A token that opens nothing is refused all the same: whoever sends one wants to
 * be known by it.
 *
 * @param user null when no token was sent
 */
public record Visitor(@Nullable UserId user) {
    static Visitor of(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Absent none -> new Visitor(null);
            case Verdict.Refused refused -> throw refused();
            case Verdict.Accepted accepted ->
                new Visitor(UserId.parse(accepted.subject()).orElseThrow(Visitor::refused));
        };
    }

    private static Refusal refused() {
        return new Refusal(Problem.of(
                Kind.AUTH_INVALID, "The token is not valid here or has expired: sign in again, or send none."));
    }
}
