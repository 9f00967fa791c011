package dev.darkroom.http.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import dev.darkroom.aws.Secrets;
import dev.darkroom.testing.InMemorySecrets;
import dev.darkroom.testing.SteppedClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How verifiers learn of new keys, and how little strangers can make them ask. */
class PublishedKeysTest {
    private static final RSAKey MATERIAL = material();

    private final SteppedClock clock = SteppedClock.at("2026-11-20T12:00:00Z");
    private final InMemorySecrets service = new InMemorySecrets();
    private final PublishedKeys keys = new PublishedKeys(new Secrets(service, clock), "arn:keys", clock);

    private static RSAKey material() {
        try {
            return new RSAKeyGenerator(2048).generate().toPublicJWK();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    private static JWK key(String id) {
        return new RSAKey.Builder(MATERIAL).keyID(id).build();
    }

    private static JWK ending(String id, Instant end) {
        return new RSAKey.Builder(MATERIAL)
                .keyID(id)
                .expirationTime(Date.from(end))
                .build();
    }

    private void publish(JWK... published) {
        service.with("arn:keys", new JWKSet(List.of(published)).toString());
    }

    private boolean knows(String id) throws KeySourceException {
        return !keys.get(new JWKSelector(new JWKMatcher.Builder().keyID(id).build()), null)
                .isEmpty();
    }

    @Test
    void aNewKeyIsKnownAsSoonAsItsFirstTokenComes() throws KeySourceException {
        publish(key("first"));
        assertThat(knows("first")).isTrue();

        publish(key("first"), key("second"));

        assertThat(knows("second")).isTrue();
        assertThat(knows("first")).isTrue();
    }

    @Test
    void madeUpKeysHaveTheSecretReadOnlySoOften() throws KeySourceException {
        publish(key("first"));
        assertThat(knows("first")).isTrue();
        int before = service.reads();

        for (int second = 0; second < 60; second++) {
            for (int i = 0; i < 100; i++) {
                assertThat(knows("made-up-" + second + "-" + i)).isFalse();
            }
            clock.advance(Duration.ofSeconds(1));
        }

        assertThat(service.reads() - before).isEqualTo(6);
    }

    @Test
    void underAttackANewKeyIsKnownSoonAllTheSame() throws KeySourceException {
        publish(key("first"));
        assertThat(knows("made-up")).isFalse();
        publish(key("second"));
        assertThat(knows("second")).as("somebody has just asked").isFalse();

        clock.advance(PublishedKeys.REST);

        assertThat(knows("second")).isTrue();
    }

    @Test
    void aKeyThatHasEndedVerifiesNothing() throws KeySourceException {
        publish(key("new"), ending("old", clock.instant().plusSeconds(60)));
        assertThat(knows("old")).isTrue();

        clock.advance(Duration.ofSeconds(60));

        assertThat(knows("old")).isFalse();
        assertThat(knows("new")).isTrue();
    }

    @Test
    void aKeyThatWasRevokedIsForgottenWithinMinutes() throws KeySourceException {
        publish(key("stolen"));
        assertThat(knows("stolen")).isTrue();
        publish(key("new"));

        clock.advance(Secrets.FRESH);

        assertThat(knows("stolen")).isFalse();
    }

    @Test
    void whileTheServiceIsSilentWhatIsKnownStays() throws KeySourceException {
        assertThatThrownBy(() -> knows("first")).isInstanceOf(KeySourceException.class);
        publish(key("first"));
        assertThat(knows("first")).isTrue();

        service.fallSilent();
        clock.advance(Secrets.FRESH);

        assertThat(knows("first")).isTrue();
        assertThat(knows("unknown")).isFalse();
    }
}
