package dev.darkroom.identity.studio;

import dev.darkroom.identity.Passwords;
import dev.darkroom.identity.studio.Guesses.Guess;
import dev.darkroom.kernel.IdSource;
import dev.darkroom.kernel.Outcome;
import dev.darkroom.kernel.Problem;
import dev.darkroom.kernel.Problem.Kind;
import dev.darkroom.kernel.StudioSessionId;
import dev.darkroom.kernel.UserId;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Begins and ends sessions. An address without an account and a wrong password are refused in the same words, after the same
 * calls and the same work.
 */
@Singleton
public final class Logins {
    /** Of a refresh token, from its issue: a session that is used at least this often never ends by itself. */
    public static final Duration LIFE = Duration.ofDays(7);

    /**
     * How long it is told that a session has ended: longer than an access token lives, with the minute by which clocks may
     * differ and the half minute for which a refresh that began before may still be under way.
     */
    static final Duration TOLD = Duration.ofHours(1);

    static {
        if (TOLD.compareTo(AccessTokens.LIFE.plusMinutes(2)) < 0) {
            throw new AssertionError("an access token would outlive the news that its session has ended");
        }
    }

    private final StudioAccounts accounts;
    private final StudioSessions sessions;
    private final EndedSessions ended;
    private final Guesses guesses;
    private final Passwords passwords;
    private final AccessTokens accessTokens;
    private final IdSource ids;
    private final InstantSource clock;

    Logins(
            StudioAccounts accounts,
            StudioSessions sessions,
            EndedSessions ended,
            Guesses guesses,
            Passwords passwords,
            AccessTokens accessTokens,
            IdSource ids,
            InstantSource clock) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.ended = ended;
        this.guesses = guesses;
        this.passwords = passwords;
        this.accessTokens = accessTokens;
        this.ids = ids;
        this.clock = clock;
    }

    /** Who wants to log in, as they wrote it: either member may be missing or wrong. */
    public record Attempt(@Nullable String email, @Nullable String password) {
        /** Not the password. */
        @Override
        public String toString() {
            return "Attempt";
        }
    }

    /**
     * Begins a session. Refuses with {@code INVALID_REQUEST} what can be nobody's address or password, with {@code
     * AUTH_INVALID} what is not, and after too many wrong passwords with {@code RATE_LIMITED} even the right one.
     */
    public Outcome<Login> login(Attempt attempt) {
        var address = Optional.ofNullable(attempt.email).flatMap(EmailAddress::parse);
        var password = Optional.ofNullable(attempt.password).filter(text -> text.length() <= Passwords.MAX_LENGTH);
        if (address.isEmpty()) {
            return Outcome.refused(Problem.invalid("email", "must be an e-mail address"));
        }
        if (password.isEmpty()) {
            return Outcome.refused(
                    Problem.invalid("password", "must have at most " + Passwords.MAX_LENGTH + " characters"));
        }
        return login(address.get(), password.get());
    }

    private Outcome<Login> login(EmailAddress address, String password) {
        return switch (guesses.begin(address, clock.instant())) {
            case Guess.TooMany tooMany -> Outcome.refused(tooMany(tooMany.windowEnds()));
            case Guess.Allowed allowed -> login(address, password, allowed);
        };
    }

    private Outcome<Login> login(EmailAddress address, String password, Guess.Allowed guess) {
        var known = accounts.known(address);
        boolean right = known.map(account -> passwords.matches(password, account.passwordHash()))
                .orElseGet(() -> passwords.matchesNobody(password));
        if (!right || known.isEmpty()) {
            return Outcome.refused(Kind.AUTH_INVALID, "The e-mail address or the password is wrong.");
        }
        guesses.wasRight(address, guess);
        return Outcome.done(begin(known.get()));
    }

    private Login begin(StudioAccounts.Known account) {
        var session = StudioSessionId.next(ids);
        var first = RefreshToken.next();
        sessions.open(session, account.id(), kept(first, clock.instant()));
        return new Login(accessTokens.issue(account.id(), account.roles(), session), first);
    }

    /** The account of somebody who is logged in. Refuses with {@code AUTH_INVALID} when it has been deleted since. */
    public Outcome<StudioAccount> whoIs(UserId caller) {
        return accounts.find(caller)
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(Kind.AUTH_INVALID, "This account does not exist any more."));
    }

    static StudioSessions.Kept kept(RefreshToken token, Instant issuedAt) {
        return new StudioSessions.Kept(token.fingerprint(), issuedAt, issuedAt.plus(LIFE));
    }

    private Problem tooMany(Instant windowEnds) {
        long seconds = Math.max(
                1, Duration.between(clock.instant(), windowEnds).plusMillis(999).toSeconds());
        return Problem.retryIn(seconds, "Too many wrong passwords");
    }

    /**
     * Ends a session, its access tokens too. The refresh tokens go first: who repeats a call that died between the two
     * writes needs the access token for it.
     */
    public void logout(StudioSessionId session) {
        end(session, StudioSessions.End.LOGOUT);
    }

    /** Whether it was this call that ended it; the same again heals what died in between. */
    boolean end(StudioSessionId session, StudioSessions.End why) {
        var now = clock.instant();
        boolean first = sessions.end(session, why, now);
        ended.add(session, now.plus(TOLD));
        return first;
    }
}
