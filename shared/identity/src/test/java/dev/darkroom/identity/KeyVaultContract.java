package dev.darkroom.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.RSAKey;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** What {@link KeyVault} promises, whoever keeps the keys. */
public abstract class KeyVaultContract {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final RSAKey KEY = SigningKeys.newKey();
    private static final RSAKey OTHER = SigningKeys.newKey();

    /** An empty vault. */
    protected abstract KeyVault vault();

    private static KeyRing first(KeyVault vault, RSAKey key) {
        return vault.held().succeeded(key, NOW, NOW);
    }

    @Test
    void ofOneGenerationOneRingIsKept() {
        var vault = vault();
        var ring = first(vault, KEY);

        assertThat(vault.held().generation()).isZero();
        assertThat(vault.put(ring)).isTrue();
        assertThat(vault.put(ring)).as("the same again, as after a lost answer").isTrue();
        assertThat(vault.put(KeyRing.of("{\"keys\":[]}").succeeded(OTHER, NOW, NOW)))
                .isFalse();

        vault.refresh();
        assertThat(vault.held().text()).isEqualTo(ring.text());
    }

    @Test
    void verifiersGetNothingPrivate() {
        var vault = vault();
        vault.put(first(vault, KEY));
        vault.publish(vault.held());

        assertThat(vault.published().has(KEY.getKeyID())).isTrue();
        assertThat(vault.published().text())
                .contains(KEY.getModulus().toString())
                .doesNotContain("\"d\"", KEY.getPrivateExponent().toString());
    }

    @Test
    void whoPublishesLateUndoesNothing() {
        var vault = vault();
        var before = first(vault, KEY);
        vault.put(before);
        vault.publish(before);
        var after = before.succeeded(OTHER, NOW, NOW);
        vault.put(after);
        vault.publish(after);

        vault.publish(before);

        vault.refresh();
        assertThat(vault.published().has(OTHER.getKeyID())).isTrue();
    }

    @Test
    void ofManyAtOnceOneIsKept() throws InterruptedException, ExecutionException {
        var vault = vault();
        var before = vault.held();
        try (var writers = Executors.newVirtualThreadPerTaskExecutor()) {
            var puts = writers.invokeAll(List.<Callable<Boolean>>of(
                    () -> vault.put(before.succeeded(KEY, NOW, NOW)),
                    () -> vault.put(before.succeeded(OTHER, NOW, NOW))));
            assertThat(List.of(puts.getFirst().get(), puts.getLast().get())).containsExactlyInAnyOrder(true, false);
        }
    }
}
