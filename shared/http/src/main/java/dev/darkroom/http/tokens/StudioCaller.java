package dev.darkroom.http.tokens;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.darkroom.kernel.Role;
import dev.darkroom.kernel.StudioSessionId;
import dev.darkroom.kernel.UserId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who calls, out of a verified token of the audience {@code studio}. A controller that takes one is never reached without.
 *
 * @param roles as they were when the token was issued, some minutes ago
 */
public record StudioCaller(UserId userId, StudioSessionId session, Set<Role> roles) implements AnyCaller {
    /** Empty when the subject is no user, or the token names no session. */
    static Optional<StudioCaller> of(Verdict.Accepted accepted) {
        return UserId.parse(accepted.subject())
                .flatMap(user -> LiveSessions.session(accepted.claims())
                        .map(session -> new StudioCaller(user, session, roles(accepted.claims()))));
    }

    /** A role that this version does not know opens nothing here. */
    private static Set<Role> roles(JWTClaimsSet claims) {
        return claims.getClaim("roles") instanceof List<?> names
                ? names.stream()
                        .map(name -> Role.parse(String.valueOf(name)))
                        .flatMap(Optional::stream)
                        .collect(Collectors.toUnmodifiableSet())
                : Set.of();
    }

    @Override
    public String getName() {
        return userId.value();
    }
}
