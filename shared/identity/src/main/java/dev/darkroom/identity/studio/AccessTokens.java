package dev.darkroom.identity.studio;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.darkroom.identity.SigningKeys;
import dev.darkroom.kernel.Role;
import dev.darkroom.kernel.StudioSessionId;
import dev.darkroom.kernel.UserId;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import java.util.Set;

/** Issues the tokens that open the studio: audience {@code studio}, RS256. They say who, with which roles, in which session. */
@Singleton
public final class AccessTokens {
    public static final Duration LIFE = Duration.ofMinutes(15);

    private final SigningKeys keys;
    private final InstantSource clock;

    public AccessTokens(SigningKeys keys, InstantSource clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** A token that is valid now and for {@link #LIFE}, unless its session ends before. */
    String issue(UserId account, Set<Role> roles, StudioSessionId session) {
        var now = clock.instant();
        return keys.sign(new JWTClaimsSet.Builder()
                .subject(account.value())
                .audience("studio")
                .issuer("darkroom")
                .claim("roles", roles.stream().map(Role::wireName).sorted().toList())
                .claim("sid", session.value())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFE)))
                .build());
    }
}
