package dev.darkroom.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SteppedClockTest {
    private final SteppedClock clock = SteppedClock.at("2026-01-01T00:00:00Z");

    @Test
    void itStandsUntilItIsMoved() {
        assertThat(clock.instant()).isEqualTo(clock.instant());
        assertThat(clock.advance(Duration.ofMinutes(1))).isEqualTo("2026-01-01T00:01:00Z");
        assertThat(clock.instant()).isEqualTo("2026-01-01T00:01:00Z");
    }

    @Test
    void itCanGoBack() {
        clock.set(Instant.parse("2025-12-31T23:59:59Z"));
        assertThat(clock.instant()).isEqualTo("2025-12-31T23:59:59Z");
    }
}
