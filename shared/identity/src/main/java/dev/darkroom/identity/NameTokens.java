package dev.darkroom.identity;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.darkroom.kernel.Outcome;
import dev.darkroom.kernel.Problem;
import dev.darkroom.kernel.Problem.Kind;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Issues tokens for names that people choose: audience {@code svg}, RS256. A name belongs to nobody until somebody brings
 * a password for it; from then on that password is wanted.
 */
@Singleton
public final class NameTokens {
    public static final Duration LIFE = Duration.ofHours(24);
    public static final Duration LONGEST_LIFE = Duration.ofDays(7);

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private final ClaimedNames names;
    private final Passwords passwords;
    private final SigningKeys keys;
    private final TokenIssuance issuance;
    private final InstantSource clock;

    NameTokens(
            ClaimedNames names,
            Passwords passwords,
            SigningKeys keys,
            @Property(name = "token.issuance") TokenIssuance issuance,
            InstantSource clock) {
        this.names = names;
        this.passwords = passwords;
        this.keys = keys;
        this.issuance = issuance;
        this.clock = clock;
    }

    /**
     * A token for the name, from now on for so many seconds, or else for {@link #LIFE}. The first password claims the
     * name. Refuses with {@code AUTH_INVALID} whose password is wrong or missing, with {@code INVALID_REQUEST} a name, a
     * life or a new password out of bounds.
     */
    public Outcome<String> issue(String name, Optional<Long> seconds, Optional<String> password) {
        if (!NAME.matcher(name).matches()) {
            return Outcome.refused(Kind.INVALID_REQUEST, "Invalid user_id");
        }
        long life = seconds.orElse(LIFE.toSeconds());
        if (life < 1 || life > LONGEST_LIFE.toSeconds()) {
            return Outcome.refused(Problem.invalid("ttl_seconds", "must be between 1 and " + LONGEST_LIFE.toSeconds()));
        }
        return refusal(name, password)
                .<Outcome<String>>map(Outcome::refused)
                .orElseGet(() -> Outcome.done(token(name, Duration.ofSeconds(life))));
    }

    private Optional<Problem> refusal(String name, Optional<String> password) {
        var claimed = names.passwordHash(name);
        if (claimed.isPresent()) {
            return refusal(password, claimed.get());
        }
        if (password.isEmpty()) {
            return issuance == TokenIssuance.OPEN ? Optional.empty() : refused("A password is required");
        }
        if (!Passwords.isAllowed(password.get())) {
            return Optional.of(Problem.invalid("password", Passwords.BOUNDS));
        }
        if (names.claim(name, passwords.hash(password.get()))) {
            return Optional.empty();
        }
        return refusal(password, names.passwordHash(name).orElseThrow());
    }

    private Optional<Problem> refusal(Optional<String> password, String kept) {
        if (password.isEmpty()) {
            return refused("This user_id is claimed: send its password");
        }
        return Passwords.isAllowed(password.get()) && passwords.matches(password.get(), kept)
                ? Optional.empty()
                : refused("Wrong password");
    }

    private static Optional<Problem> refused(String reason) {
        return Optional.of(Problem.of(Kind.AUTH_INVALID, reason));
    }

    private String token(String name, Duration life) {
        var now = clock.instant();
        return keys.sign(new JWTClaimsSet.Builder()
                .subject(name)
                .audience("svg")
                .issuer("realtime-svg")
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(life)))
                .build());
    }
}
