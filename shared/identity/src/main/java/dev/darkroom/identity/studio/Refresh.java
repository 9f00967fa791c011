package dev.darkroom.identity.studio;

import dev.darkroom.identity.studio.StudioSessions.Found;
import dev.darkroom.identity.studio.StudioSessions.Rotated;
import dev.darkroom.kernel.Outcome;
import dev.darkroom.kernel.Problem.Kind;
import dev.darkroom.observability.Metrics;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Changes a refresh token into the next. Phones lose answers and pages load twice: so a token that was replaced a moment ago
 * leads to the one that is live now. One that comes back later than that is somebody's copy, and since nobody can tell whose,
 * the session ends for both.
 */
@Singleton
public final class Refresh {
    /** How long a token still leads to its successor. */
    public static final Duration GRACE = Duration.ofSeconds(30);

    /** How long what leads there is kept: clocks differ, and by none of them may it be missing within {@link #GRACE}. */
    private static final Duration SEALED = GRACE.multipliedBy(2);

    /** From a token to the live one, each step is one rotation within {@link #GRACE} or one lost race. */
    private static final int MAX_STEPS = 10;

    private static final Logger LOG = LoggerFactory.getLogger(Refresh.class);

    private final StudioSessions sessions;
    private final Logins logins;
    private final AccessTokens accessTokens;
    private final InstantSource clock;

    Refresh(StudioSessions sessions, Logins logins, AccessTokens accessTokens, InstantSource clock) {
        this.sessions = sessions;
        this.logins = logins;
        this.accessTokens = accessTokens;
        this.clock = clock;
    }

    /** A token is one of these, decided in this order. */
    private sealed interface Standing {
        /** Never issued, expired, or of a session that has ended. */
        record Worthless() implements Standing {}

        /** Replaced for longer than {@link #GRACE}. */
        record Reused(Found token) implements Standing {}

        /** Replaced a moment ago. */
        record Replaced(RefreshToken successor) implements Standing {}

        /** The live one. */
        record Live(Found token) implements Standing {}
    }

    /** The session's next tokens. Refuses with {@code AUTH_INVALID} what is not, or no longer, a token of ours. */
    public Outcome<Login> refresh(String text) {
        var presented = RefreshToken.parse(text);
        if (presented.isEmpty()) {
            return refused();
        }
        // one instant for all steps: else a successor could be found late whose predecessor was found in time
        var now = clock.instant();
        var token = presented.get();
        boolean replaced = false;
        for (int step = 0; step < MAX_STEPS; step++) {
            switch (standing(token, now)) {
                case Standing.Worthless worthless -> {
                    return refused();
                }
                case Standing.Reused reused -> {
                    endFamily(reused.token());
                    return refused();
                }
                case Standing.Replaced by -> {
                    token = by.successor();
                    replaced = true;
                }
                case Standing.Live live -> {
                    var next = replaced ? Optional.of(token) : rotated(token);
                    if (next.isPresent()) {
                        return Outcome.done(login(live.token(), next.get()));
                    }
                }
            }
        }
        return Outcome.refused(Kind.UNAVAILABLE, "This token changes too often: try again.");
    }

    private Standing standing(RefreshToken presented, Instant now) {
        var found = sessions.find(presented.fingerprint());
        if (found.isEmpty() || !now.isBefore(found.get().expiresAt())) {
            return new Standing.Worthless();
        }
        var token = found.get();
        if (token.rotated().isPresent()) {
            var successor = token.rotated()
                    .filter(rotated -> now.isBefore(rotated.at().plus(GRACE)))
                    .flatMap(Rotated::successor)
                    .map(presented::open);
            if (successor.isEmpty()) {
                return new Standing.Reused(token);
            }
            return token.ended() ? new Standing.Worthless() : new Standing.Replaced(successor.get());
        }
        return token.ended() ? new Standing.Worthless() : new Standing.Live(token);
    }

    /** Empty when somebody else was faster, who then has made the successor. */
    private Optional<RefreshToken> rotated(RefreshToken token) {
        var successor = RefreshToken.next();
        var now = clock.instant();
        boolean mine = sessions.rotate(
                token.fingerprint(), Logins.kept(successor, now), token.seal(successor), now.minus(SEALED));
        return mine ? Optional.of(successor) : Optional.empty();
    }

    private Login login(Found token, RefreshToken next) {
        return new Login(accessTokens.issue(token.account(), token.roles(), token.session()), next);
    }

    private void endFamily(Found token) {
        if (logins.end(token.session(), StudioSessions.End.REUSE)) {
            LOG.atWarn()
                    .addKeyValue(Metrics.KEY, Metrics.ofStage().count("RefreshTokenReused", 1))
                    .addKeyValue("user", token.account())
                    .addKeyValue("session", token.session())
                    .log("a refresh token came back after its successor had replaced it: ended the whole session");
        }
    }

    private static Outcome<Login> refused() {
        return Outcome.refused(Kind.AUTH_INVALID, "The refresh token is not valid or has expired: log in again.");
    }
}
