package dev.darkroom.identity.studio;

import static dev.darkroom.identity.studio.StudioFixture.PASSWORD;
import static dev.darkroom.identity.studio.StudioFixture.claims;
import static dev.darkroom.identity.studio.StudioFixture.problem;
import static dev.darkroom.identity.studio.StudioFixture.session;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.darkroom.kernel.Problem.Kind;
import dev.darkroom.kernel.Role;
import java.text.ParseException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LoginsTest {
    private final StudioFixture studio = new StudioFixture();

    @Test
    void anAccessTokenSaysWhoWithWhichRolesInWhichSession() throws ParseException {
        var account = studio.account(Role.USER, Role.ADMIN);

        var claims = claims(studio.logIn(account, PASSWORD).orRefuse());

        assertThat(claims.getSubject()).isEqualTo(account.id().value());
        assertThat(claims.getAudience()).containsExactly("studio");
        assertThat(claims.getIssuer()).isEqualTo("darkroom");
        assertThat(claims.getStringListClaim("roles")).containsExactly("admin", "user");
        assertThat(claims.getStringClaim("sid")).startsWith("login_");
        assertThat(Duration.between(
                        studio.clock.instant(), claims.getExpirationTime().toInstant()))
                .isEqualTo(Duration.ofMinutes(15));
        assertThat(claims.toString()).doesNotContain("@");
    }

    @Test
    void anUnknownAddressAndAWrongPasswordAreRefusedAlike() {
        var known = studio.account(Role.USER);

        var wrong = problem(studio.logIn(known, "correct hors"));
        var unknown = problem(studio.logIn(AnAccount.fresh(), PASSWORD));

        assertThat(wrong.kind()).isEqualTo(Kind.AUTH_INVALID);
        assertThat(unknown).isEqualTo(wrong);
        assertThat(problem(studio.logIn(known, ""))).isEqualTo(wrong);
    }

    @Test
    void whatCanBeNobodysIsInvalid() {
        var known = studio.account(Role.USER);

        assertThat(problem(studio.logins.login(new Logins.Attempt("ada", PASSWORD)))
                        .details())
                .containsKey("fields");
        assertThat(problem(studio.logins.login(new Logins.Attempt(null, null))).kind())
                .isEqualTo(Kind.INVALID_REQUEST);
        assertThat(problem(studio.logIn(known, "x".repeat(129))).kind()).isEqualTo(Kind.INVALID_REQUEST);
    }

    @Test
    void afterFiveWrongPasswordsEvenTheRightOneWaitsForTheMinuteToEnd() {
        var known = studio.account(Role.USER);
        var unknown = AnAccount.fresh();
        for (int i = 0; i < Guesses.MOST; i++) {
            assertThat(problem(studio.logIn(known, "wrong password")))
                    .isEqualTo(problem(studio.logIn(unknown, PASSWORD)));
        }
        studio.clock.advance(Duration.ofMillis(20_500));

        var refused = problem(studio.logIn(known, PASSWORD));
        assertThat(refused.kind()).isEqualTo(Kind.RATE_LIMITED);
        assertThat(refused.details()).isEqualTo(Map.of("retry_after_seconds", 40L));
        assertThat(problem(studio.logIn(unknown, PASSWORD))).isEqualTo(refused);

        studio.clock.advance(Duration.ofSeconds(40));
        studio.logIn(known, PASSWORD).orRefuse();
    }

    @Test
    void aLogoutEndsTheSessionAndNoOther() {
        var account = studio.account(Role.USER);
        var here = studio.logIn(account, PASSWORD).orRefuse();
        var elsewhere = studio.logIn(account, PASSWORD).orRefuse();

        studio.logins.logout(session(here));

        assertThat(studio.ended.told())
                .containsOnly(Map.entry(session(here), studio.clock.instant().plus(Duration.ofHours(1))));
        assertThat(problem(studio.refresh.refresh(here.refreshToken().value())).kind())
                .isEqualTo(Kind.AUTH_INVALID);
        studio.refresh.refresh(elsewhere.refreshToken().value()).orRefuse();
    }

    @Test
    void aLogoutThatDiedHalfwayIsHealedByItsRepeat() {
        var session = session(studio.loggedIn());
        studio.ended.setBroken(true);
        assertThatThrownBy(() -> studio.logins.logout(session)).isInstanceOf(IllegalStateException.class);
        studio.ended.setBroken(false);

        studio.logins.logout(session);

        assertThat(studio.ended.told()).containsKey(session);
    }

    @Test
    void whoWasDeletedIsNobody() {
        assertThat(problem(studio.logins.whoIs(AnAccount.fresh().id())).kind()).isEqualTo(Kind.AUTH_INVALID);
    }
}
