package dev.darkroom.http.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class RateLimiterTest {
    private static final Limit TEN = new Limit("test", 10);

    private Instant now = Instant.parse("2026-11-20T12:00:00Z");
    private final InMemoryBuckets store = new InMemoryBuckets();
    private final RateLimiter limiter = new RateLimiter(store, () -> now);

    @Test
    void aFullBucketGivesItsQuotaAtOnceAndThenOneTokenPerInterval() {
        for (int left = 9; left >= 0; left--) {
            assertThat(limiter.take("a", TEN)).isEqualTo(new RateLimiter.Decision.Allowed(left, 60 - 6L * left));
        }
        assertThat(limiter.take("a", TEN)).isEqualTo(new RateLimiter.Decision.Refused(6));

        now = now.plusSeconds(6);

        assertThat(limiter.take("a", TEN)).isEqualTo(new RateLimiter.Decision.Allowed(0, 60));
        assertThat(limiter.take("a", TEN)).isInstanceOf(RateLimiter.Decision.Refused.class);
    }

    @Test
    void oneCallersFloodLeavesAnothersBucketAlone() {
        exhaust(limiter);

        assertThat(limiter.take("b", TEN)).isInstanceOf(RateLimiter.Decision.Allowed.class);
    }

    @Test
    void aRequestCostsOneWriteAndAFloodNone() {
        exhaust(limiter);
        assertThat(store.calls()).isEqualTo(10);

        for (int i = 0; i < 100; i++) {
            assertThat(limiter.take("a", TEN)).isInstanceOf(RateLimiter.Decision.Refused.class);
        }

        assertThat(store.calls()).isEqualTo(10);
    }

    @Test
    void anotherEnvironmentLearnsFromItsFirstCallThatTheBucketIsEmpty() {
        exhaust(limiter);
        var other = new RateLimiter(store, () -> now);

        assertThat(other.take("a", TEN)).isEqualTo(new RateLimiter.Decision.Refused(6));
        assertThat(store.calls()).isEqualTo(11);
    }

    @Test
    void twoEnvironmentsInTurnsGiveOneTokenMoreThanOneAlone() {
        var other = new RateLimiter(store, () -> now);
        int allowed = 0;
        for (int i = 0; i < 50; i++) {
            allowed += count(limiter) + count(other);
        }

        assertThat(allowed).isEqualTo(11);
    }

    @Test
    void afterAQuietWindowTheBucketIsFullAgain() {
        exhaust(limiter);

        now = now.plusSeconds(60);

        exhaust(limiter);
    }

    private static int count(RateLimiter limiter) {
        return switch (limiter.take("a", TEN)) {
            case RateLimiter.Decision.Allowed allowed -> 1;
            case RateLimiter.Decision.Refused refused -> 0;
        };
    }

    private static void exhaust(RateLimiter limiter) {
        for (int i = 0; i < 10; i++) {
            assertThat(limiter.take("a", TEN)).isInstanceOf(RateLimiter.Decision.Allowed.class);
        }
    }
}
