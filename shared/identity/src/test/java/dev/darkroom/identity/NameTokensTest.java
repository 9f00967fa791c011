package dev.darkroom.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import dev.darkroom.identity.inmemory.InMemoryClaimedNames;
import dev.darkroom.identity.inmemory.InMemoryKeyVault;
import dev.darkroom.kernel.Outcome;
import dev.darkroom.kernel.Problem;
import dev.darkroom.kernel.Problem.Kind;
import dev.darkroom.testing.SteppedClock;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NameTokensTest {
    private static final Optional<Long> A_DAY = Optional.empty();
    private static final Optional<String> NONE = Optional.empty();
    private static final Optional<String> HORSE = Optional.of("correct horse");
    private static final Optional<String> COW = Optional.of("correct cow!");

    /** One for all tests: a key takes a while to make. */
    private static final SigningKeys KEYS = new SigningKeys(new InMemoryKeyVault());

    private final SteppedClock clock = SteppedClock.at("2026-03-01T12:00:00Z");
    private final ClaimedNames names = new InMemoryClaimedNames();
    private final NameTokens open = tokens(TokenIssuance.OPEN);
    private final NameTokens claimed = tokens(TokenIssuance.CLAIMED);

    private NameTokens tokens(TokenIssuance issuance) {
        return new NameTokens(names, new Passwords(new Random(1)), KEYS, issuance, clock);
    }

    @Test
    void aTokenNamesItsBearerAndIsSignedByAPublishedKey() throws Exception {
        var token = SignedJWT.parse(open.issue("alice", A_DAY, NONE).orRefuse());

        var published = JWKSet.parse(KEYS.published());
        var key = published.getKeyByKeyId(token.getHeader().getKeyID()).toRSAKey();
        assertThat(token.getHeader().getAlgorithm().getName()).isEqualTo("RS256");
        assertThat(token.verify(new RSASSAVerifier(key))).isTrue();
        var claims = token.getJWTClaimsSet();
        assertThat(claims.getSubject()).isEqualTo("alice");
        assertThat(claims.getAudience()).containsExactly("svg");
        assertThat(claims.getIssuer()).isEqualTo("realtime-svg");
        assertThat(claims.getIssueTime()).isEqualTo("2026-03-01T12:00:00.000Z");
        assertThat(claims.getExpirationTime()).isEqualTo("2026-03-02T12:00:00.000Z");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 604_800})
    void aTokenLivesAsLongAsWasWished(long seconds) throws Exception {
        var token =
                SignedJWT.parse(open.issue("alice", Optional.of(seconds), NONE).orRefuse());

        var life = Duration.between(
                clock.instant(), token.getJWTClaimsSet().getExpirationTime().toInstant());
        assertThat(life).isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, 604_801, Long.MAX_VALUE, Long.MIN_VALUE})
    void noTokenLivesLongerThanAWeek(long seconds) {
        assertThat(problem(open.issue("alice", Optional.of(seconds), NONE)))
                .isEqualTo(Problem.invalid("ttl_seconds", "must be between 1 and 604800"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a/b", "a#b", "é", "a\n"})
    void aNameOfOtherCharactersIsRefused(String name) {
        assertThat(problem(open.issue(name, A_DAY, NONE)))
                .isEqualTo(Problem.of(Kind.INVALID_REQUEST, "Invalid user_id"));
        assertThat(problem(open.issue("a".repeat(65), A_DAY, NONE)).message()).isEqualTo("Invalid user_id");
    }

    @Test
    void theFirstPasswordClaimsTheName() {
        open.issue("alice", A_DAY, NONE).orRefuse();
        open.issue("alice", A_DAY, HORSE).orRefuse();

        assertThat(problem(open.issue("alice", A_DAY, NONE)))
                .isEqualTo(Problem.of(Kind.AUTH_INVALID, "This user_id is claimed: send its password"));
        assertThat(problem(open.issue("alice", A_DAY, COW))).isEqualTo(Problem.of(Kind.AUTH_INVALID, "Wrong password"));
        assertThat(problem(open.issue("alice", A_DAY, Optional.of("short"))).kind())
                .isEqualTo(Kind.AUTH_INVALID);
        open.issue("alice", A_DAY, HORSE).orRefuse();
        open.issue("bob", A_DAY, NONE).orRefuse();
        assertThat(names.passwordHash("alice").orElseThrow()).doesNotContain("horse");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 7, 129})
    void aPasswordOutOfBoundsClaimsNothing(int length) {
        assertThat(problem(open.issue("alice", A_DAY, Optional.of("x".repeat(length)))))
                .isEqualTo(Problem.invalid("password", "must have 8 to 128 characters"));
        assertThat(names.passwordHash("alice")).isEmpty();
    }

    @Test
    void whereNamesMustBeClaimedNobodyGetsATokenWithoutAPassword() {
        assertThat(problem(claimed.issue("alice", A_DAY, NONE)))
                .isEqualTo(Problem.of(Kind.AUTH_INVALID, "A password is required"));
        claimed.issue("alice", A_DAY, HORSE).orRefuse();
        assertThat(problem(claimed.issue("alice", A_DAY, COW)).message()).isEqualTo("Wrong password");
    }

    @Test
    void whoClaimsSecondMustKnowTheFirstOnesPassword() {
        var beaten = new ClaimedNames() {
            @Override
            public Optional<String> passwordHash(String name) {
                return names.passwordHash(name);
            }

            @Override
            public boolean claim(String name, String passwordHash) {
                names.claim(name, new Passwords(new Random(2)).hash(HORSE.orElseThrow()));
                return names.claim(name, passwordHash);
            }
        };
        var racing = new NameTokens(beaten, new Passwords(new Random(1)), KEYS, TokenIssuance.OPEN, clock);

        assertThat(problem(racing.issue("alice", A_DAY, COW)).message()).isEqualTo("Wrong password");
        racing.issue("alice", A_DAY, HORSE).orRefuse();
    }

    private static Problem problem(Outcome<?> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return ((Outcome.Refused<?>) outcome).problem();
    }
}
