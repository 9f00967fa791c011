package dev.darkroom.identity.studio;

import static dev.darkroom.identity.studio.StudioFixture.claims;
import static dev.darkroom.identity.studio.StudioFixture.problem;
import static dev.darkroom.identity.studio.StudioFixture.session;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.darkroom.kernel.Outcome;
import dev.darkroom.kernel.Problem.Kind;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefreshTest {
    private static final Duration GRACE = Duration.ofSeconds(30);

    private final StudioFixture studio = new StudioFixture();
    private final Login first = studio.loggedIn();

    private Outcome<Login> tryToRefresh(Login login) {
        return studio.refresh.refresh(login.refreshToken().value());
    }

    private Login refresh(Login login) {
        return tryToRefresh(login).orRefuse();
    }

    private void isWorthless(Login login) {
        assertThat(problem(tryToRefresh(login)).kind()).isEqualTo(Kind.AUTH_INVALID);
    }

    private static String token(Login login) {
        return login.refreshToken().value();
    }

    @Test
    void aTokenIsReplacedInItsSession() {
        var second = refresh(first);

        assertThat(token(second)).isNotEqualTo(token(first));
        assertThat(session(second)).isEqualTo(session(first));
        assertThat(claims(second).getSubject()).isEqualTo(claims(first).getSubject());
    }

    @Test
    void aTokenThatWasJustReplacedLeadsToItsSuccessorAgain() {
        var second = refresh(first);
        studio.clock.advance(GRACE.minusMillis(1));

        assertThat(token(refresh(first))).isEqualTo(token(second));
        assertThat(token(refresh(first))).isEqualTo(token(second));
    }

    @Test
    void itLeadsToTheOneThatIsLiveNow() {
        var third = refresh(refresh(first));

        assertThat(token(refresh(first))).isEqualTo(token(third));
    }

    @Test
    void oneThatComesBackLaterEndsTheWholeSession() {
        var second = refresh(first);
        studio.clock.advance(GRACE);

        isWorthless(first);

        isWorthless(second);
        assertThat(studio.ended.told()).containsOnlyKeys(session(first));
    }

    @Test
    void anEndThatDiedHalfwayIsHealedByTheNextThatComesBack() {
        refresh(first);
        studio.clock.advance(GRACE);
        studio.ended.setBroken(true);
        assertThatThrownBy(() -> tryToRefresh(first)).isInstanceOf(IllegalStateException.class);
        studio.ended.setBroken(false);

        isWorthless(first);

        assertThat(studio.ended.told()).containsOnlyKeys(session(first));
    }

    @Test
    void graceDoesNotOutliveTheSession() {
        refresh(first);
        studio.logins.logout(session(first));

        isWorthless(first);
    }

    @Test
    void aSessionThatIsUsedLivesOnAndOneThatIsNotEndsAfterAWeek() {
        studio.clock.advance(Duration.ofDays(7).minusMillis(1));
        var second = refresh(first);
        studio.clock.advance(Duration.ofDays(7).minusMillis(1));
        var third = refresh(second);
        studio.clock.advance(Duration.ofDays(7));

        isWorthless(third);
        assertThat(studio.ended.told()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void whatWasNeverIssuedIsWorthless(String text) {
        assertThat(problem(studio.refresh.refresh(text)).kind()).isEqualTo(Kind.AUTH_INVALID);
    }

    @Test
    void twentyAtOnceAllGetTheSameSuccessor() throws Exception {
        Callable<Login> call = () -> refresh(first);

        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = callers.invokeAll(Collections.nCopies(20, call));

            var successor = answers.getFirst().get();
            assertThat(answers).extracting(answer -> token(answer.get())).containsOnly(token(successor));
            refresh(successor);
        }
    }
}
