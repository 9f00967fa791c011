package dev.darkroom.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    @Test
    void idsSortByTheTimeOfTheirMaking() {
        var random = new SplittableRandom(1);
        var earlier = JobId.next(new IdSource(InstantSource.fixed(NOON), random));
        var later = JobId.next(new IdSource(InstantSource.fixed(NOON.plusMillis(1)), random));
        assertThat(earlier.value()).isLessThan(later.value()).startsWith("job_01");
    }

    @Test
    void idsOfOneMillisecondShareNothingButTheirTime() {
        var ids = IdSource.secure(InstantSource.fixed(NOON));
        var seen = new HashSet<String>();
        for (int i = 0; i < 10_000; i++) {
            seen.add(ids.next().substring(10));
        }
        assertThat(seen).hasSize(10_000);
        assertThat(seen.stream().map(body -> body.charAt(0)).distinct()).hasSize(32);
    }

    @Test
    void anIdSurvivesBeingWrittenAndRead() {
        var id = UserId.next(IdSource.secure(InstantSource.fixed(NOON)));
        assertThat(UserId.parse(id.toString())).contains(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "job_",
                "job_../../etc/passwd0000000000",
                "u_01J00000000000000000000000",
                "job_01j00000000000000000000000",
                "job_01J0000000000000000000000Ｏ",
                "job_01J000000000000000000000000",
                "JOB_01J00000000000000000000000"
            })
    void whatIsNotAJobIdIsNotParsed(String text) {
        assertThat(JobId.parse(text)).isEmpty();
        assertThatThrownBy(() -> new JobId(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void creditsNeverGoBelowZero() {
        assertThat(Credits.of(3).minus(Credits.of(3))).isEqualTo(Credits.NONE);
        assertThatThrownBy(() -> Credits.of(3).minus(Credits.of(4))).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "ключ", "tab\t", "\u007f"})
    void keysThatAreNotVisibleAsciiAreRefused(String key) {
        assertThat(IdempotencyKey.isValid(key)).isFalse();
        assertThat(IdempotencyKey.isValid("a".repeat(129))).isFalse();
        assertThat(IdempotencyKey.isValid("a".repeat(128))).isTrue();
    }
}
