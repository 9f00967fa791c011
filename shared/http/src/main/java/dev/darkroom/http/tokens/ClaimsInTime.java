package dev.darkroom.http.tokens;

import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import java.time.InstantSource;
import java.util.Date;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Audience, issuer and times of a token. Clocks may differ by a minute; a token from the future is refused. */
final class ClaimsInTime extends DefaultJWTClaimsVerifier<SecurityContext> {
    private static final int LEEWAY_SECONDS = 60;
    private static final Set<String> REQUIRED = Set.of("sub", "iat", "exp");

    private final InstantSource clock;

    ClaimsInTime(String audience, String issuer, InstantSource clock) {
        super(audience, new JWTClaimsSet.Builder().issuer(issuer).build(), REQUIRED);
        this.clock = clock;
        setMaxClockSkew(LEEWAY_SECONDS);
    }

    @Override
    protected Date currentTime() {
        return Date.from(clock.instant());
    }

    @Override
    public void verify(JWTClaimsSet claims, @Nullable SecurityContext context) throws BadJWTException {
        super.verify(claims, context);
        var issued = claims.getIssueTime().toInstant();
        if (issued.isAfter(clock.instant().plusSeconds(LEEWAY_SECONDS))) {
            throw new BadJWTException("issued in the future");
        }
    }
}
