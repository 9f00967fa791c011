package dev.darkroom.identity.studio;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.darkroom.identity.Passwords;
import dev.darkroom.identity.SigningKeys;
import dev.darkroom.identity.inmemory.InMemoryEndedSessions;
import dev.darkroom.identity.inmemory.InMemoryGuesses;
import dev.darkroom.identity.inmemory.InMemoryKeyVault;
import dev.darkroom.identity.inmemory.InMemoryStudioAccounts;
import dev.darkroom.identity.inmemory.InMemoryStudioSessions;
import dev.darkroom.kernel.Outcome;
import dev.darkroom.kernel.Problem;
import dev.darkroom.kernel.Role;
import dev.darkroom.kernel.StudioSessionId;
import dev.darkroom.testing.SteppedClock;
import java.text.ParseException;
import java.util.Random;

/** The studio's use cases over fakes, at noon. */
final class StudioFixture {
    static final String PASSWORD = "correct horse";

    private static final SigningKeys KEYS = new SigningKeys(new InMemoryKeyVault());
    private static final Passwords PASSWORDS = new Passwords(new Random(1));
    private static final String HASH = PASSWORDS.hash(PASSWORD);

    final SteppedClock clock = SteppedClock.at("2026-03-01T12:00:00Z");
    final StudioAccounts accounts = new InMemoryStudioAccounts();
    final StudioSessions sessions = new InMemoryStudioSessions(accounts);
    final InMemoryEndedSessions ended = new InMemoryEndedSessions();
    final Registration registration = new Registration(accounts, PASSWORDS, AnAccount.IDS, clock);
    private final AccessTokens accessTokens = new AccessTokens(KEYS, clock);
    final Logins logins =
            new Logins(accounts, sessions, ended, new InMemoryGuesses(), PASSWORDS, accessTokens, AnAccount.IDS, clock);
    final Refresh refresh = new Refresh(sessions, logins, accessTokens, clock);

    /** An account with {@link #PASSWORD}. */
    StudioAccount account(Role... roles) {
        var account = AnAccount.of(AnAccount.freshAddress(), roles);
        accounts.add(account, HASH, clock.instant());
        return account;
    }

    Outcome<Login> logIn(StudioAccount account, String password) {
        return logins.login(new Logins.Attempt(account.email().text(), password));
    }

    /** A session of a new account. */
    Login loggedIn() {
        return logIn(account(Role.USER), PASSWORD).orRefuse();
    }

    static StudioSessionId session(Login login) {
        return new StudioSessionId(String.valueOf(claims(login).getClaim("sid")));
    }

    static JWTClaimsSet claims(Login login) {
        try {
            return SignedJWT.parse(login.accessToken()).getJWTClaimsSet();
        } catch (ParseException e) {
            throw new AssertionError(e);
        }
    }

    /** Why something was refused. */
    static Problem problem(Outcome<?> outcome) {
        if (outcome instanceof Outcome.Refused<?> refused) {
            return refused.problem();
        }
        throw new AssertionError("was not refused");
    }
}
