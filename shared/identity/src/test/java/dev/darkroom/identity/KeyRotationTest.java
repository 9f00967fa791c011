package dev.darkroom.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.darkroom.identity.KeyRotation.LiveKey;
import dev.darkroom.identity.KeyRotation.Rotation;
import dev.darkroom.kernel.Outcome;
import dev.darkroom.kernel.Problem;
import dev.darkroom.kernel.Problem.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyRotationTest {
    private final KeyHouse house = new KeyHouse();
    private final KeyHouse.Token before = house.sign();

    private Rotation rotated() {
        return house.rotation().rotate(KeyRing.LEAD).orRefuse();
    }

    private static Problem problem(Outcome<?> outcome) {
        return ((Outcome.Refused<?>) outcome).problem();
    }

    @Test
    void aNewKeyIsPublishedBeforeItSigns() {
        var first = house.sign().kid();
        var rotation = rotated();

        var next = rotation.keys().getLast();
        assertThat(rotation.alreadyDone()).isFalse();
        assertThat(next.signsFrom()).isEqualTo(house.clock().instant().plus(KeyRing.LEAD));
        assertThat(house.published()).containsExactlyInAnyOrder(first, next.id());
        assertThat(house.sign().kid()).isEqualTo(first);

        house.clock().advance(KeyRing.LEAD);
        assertThat(house.sign().kid()).isEqualTo(next.id());
        assertThat(house.verifies(before)).isTrue();
    }

    @Test
    void theOldKeyEndsAfterTheLastTokenThatItSigned() {
        var old = rotated().keys().getFirst();
        house.clock().advance(KeyRing.LEAD.minusSeconds(1));
        var last = house.sign();
        assertThat(last.kid()).isEqualTo(old.id());

        house.clock().set(last.expiresAt().minusSeconds(1));
        assertThat(house.verifies(last)).isTrue();

        house.clock().set(old.publishedUntil().orElseThrow());
        assertThat(house.published()).doesNotContain(old.id()).hasSize(1);
        assertThat(house.verifies(last)).isFalse();
    }

    @Test
    void twoOperatorsMakeOneKey() throws InterruptedException {
        try (var operators = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = operators.invokeAll(IntStream.range(0, 20)
                    .<Callable<Rotation>>mapToObj(i -> this::rotated)
                    .toList());

            assertThat(all)
                    .extracting(answer -> answer.get().keys())
                    .containsOnly(rotated().keys());
            assertThat(all).extracting(answer -> answer.get().alreadyDone()).containsOnlyOnce(false);
        }
        assertThat(house.published()).hasSize(2);
    }

    @Test
    void aThirdKeyHasToWaitUntilTheFirstHasEnded() {
        var old = rotated().keys().getFirst();
        house.clock().advance(KeyRing.LEAD);

        var refused = problem(house.rotation().rotate(KeyRing.LEAD));
        assertThat(refused.kind()).isEqualTo(Kind.CONFLICT);
        assertThat(refused.message())
                .contains(old.id(), old.publishedUntil().orElseThrow().toString());

        house.clock().set(old.publishedUntil().orElseThrow());
        assertThat(rotated().keys()).hasSize(2).extracting(LiveKey::id).doesNotContain(old.id());
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 86_401, Long.MAX_VALUE})
    void aLeadIsADayAtMost(long seconds) {
        assertThat(problem(house.rotation().rotate(Duration.ofSeconds(seconds))).kind())
                .isEqualTo(Kind.INVALID_REQUEST);
    }

    @Test
    void aRevokedKeysTokensAreRefusedAndAnotherSignsAtOnce() {
        var rotation = house.rotation().revoke(before.kid()).orRefuse();

        var after = house.sign();
        assertThat(house.verifies(before)).isFalse();
        assertThat(after.kid()).isEqualTo(rotation.keys().getFirst().id());
        assertThat(house.verifies(after)).isTrue();
        assertThat(house.rotation().revoke(before.kid()).orRefuse()).isEqualTo(new Rotation(rotation.keys(), true));
    }

    @Test
    void whenTheSigningKeyIsRevokedTheOneThatWaitsSignsAtOnce() {
        var next = rotated().keys().getLast();

        house.rotation().revoke(before.kid()).orRefuse();

        assertThat(house.sign().kid()).isEqualTo(next.id());
        assertThat(house.published()).containsExactly(next.id());
    }

    @Test
    void whenTheNewKeyIsRevokedTheOldOneStaysUntilItsEndAndAThirdSigns() {
        var keys = rotated().keys();
        house.clock().advance(KeyRing.LEAD);

        house.rotation().revoke(keys.getLast().id()).orRefuse();

        var third = house.sign();
        assertThat(third.kid()).isNotIn(keys.getFirst().id(), keys.getLast().id());
        assertThat(house.verifies(before)).isTrue();
        assertThat(house.published()).containsExactlyInAnyOrder(keys.getFirst().id(), third.kid());
    }

    @Test
    void whatDiedBeforeItWasPublishedIsFinishedByTheRepeat() {
        house.vault().dieBeforePublishing();
        assertThatThrownBy(this::rotated).isInstanceOf(KeyHouse.Died.class);
        assertThat(house.published()).containsExactly(before.kid());

        var again = rotated();

        assertThat(again.alreadyDone()).isTrue();
        assertThat(house.published())
                .containsExactlyInAnyOrderElementsOf(
                        again.keys().stream().map(LiveKey::id).toList());
    }

    @Test
    void whatDiedAndIsNotRepeatedIsFinishedByWhoSigns() {
        house.vault().dieBeforePublishing();
        assertThatThrownBy(this::rotated).isInstanceOf(KeyHouse.Died.class);

        house.clock().advance(KeyRing.LEAD);
        var meanwhile = house.sign();
        assertThat(meanwhile.kid()).as("what verifiers know").isEqualTo(before.kid());
        house.clock().advance(KeyRing.KEPT.plusSeconds(1));
        var after = house.sign();

        assertThat(after.kid()).isNotEqualTo(before.kid());
        assertThat(List.of(before, meanwhile, after)).allMatch(house::verifies);
    }

    /** Operators rotate, revoke and die as they like, while tokens are asked for: seeds that failed print themselves. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void whateverOperatorsDoNobodyIsSignedOutButByARevocation(long seed) {
        var random = new Random(seed);
        var tokens = new ArrayList<KeyHouse.Token>();
        for (int step = 0; step < 100; step++) {
            switch (random.nextInt(8)) {
                case 0 -> house.vault().dieBeforePublishing();
                case 1, 2 -> attempt(() -> house.rotation().rotate(Duration.ofSeconds(random.nextInt(3) * 900L)));
                case 3 -> {
                    if (random.nextInt(5) == 0) {
                        var revoked = house.published().getFirst();
                        attempt(() -> house.rotation().revoke(revoked));
                        house.rotation().revoke(revoked).orRefuse();
                        tokens.removeIf(token -> token.kid().equals(revoked));
                    }
                }
                case 4 -> house.clock().advance(Duration.ofHours(random.nextInt(60)));
                default -> house.clock().advance(Duration.ofSeconds(random.nextInt(600)));
            }
            attempt(() -> tokens.add(house.sign()));
            tokens.removeIf(token -> !house.clock().instant().isBefore(token.expiresAt()));

            var verifying = house.verifying();
            assertThat(tokens).as("step %s", step).allMatch(token -> verifying.contains(token.kid()));
            assertThat(verifying).as("step %s", step).hasSizeLessThanOrEqualTo(KeyRing.MOST);
        }
    }

    private static void attempt(Runnable mortal) {
        try {
            mortal.run();
        } catch (KeyHouse.Died died) {
            // whoever comes next finds what it left
            return;
        }
    }

    @Test
    void aKeyRingDoesNotTellItsKeys() {
        assertThat(house.vault().held()).hasToString("keys of generation 1: [" + before.kid() + "]");
        assertThatThrownBy(() -> KeyRing.of("{\"keys\":[{\"kty\":\"oct\",\"k\":\"c2VjcmV0\"}]}"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageNotContaining("c2VjcmV0");
        assertThatThrownBy(() -> KeyRing.of("{c2VjcmV0"))
                .isInstanceOf(IllegalStateException.class)
                .hasNoCause()
                .hasMessageNotContaining("c2VjcmV0");
    }

    @Test
    void aKeyThatWasThereBeforeKeysHadTimesGoesOn() {
        var plain = KeyRing.of("{\"keys\":[" + KeyHouse.key("old").toJSONString() + "]}");

        assertThat(plain.generation()).isEqualTo(1);
        assertThat(plain.signer(house.clock().instant(), plain.publicHalves()))
                .map(key -> key.getKeyID())
                .isEqualTo(Optional.of("old"));
    }
}
