package dev.darkroom.svg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.darkroom.kernel.Outcome;
import dev.darkroom.kernel.Problem;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LifetimeTest {
    @ParameterizedTest
    @CsvSource({
        "1d,            P1D",
        "3600s,         PT1H",
        "1h 30m,        PT1H30M",
        "1h30m,         PT1H30M",
        "15min,         PT15M",
        "2days,         P2D",
        "1week,         P7D",
        "1w 2d 3h 4m 5s, P9DT3H4M5S",
        "' 10 minutes ', PT10M",
        "1 day,         P1D",
        "90SEC,         PT90S",
        "1s,            PT1S",
        "30d,           P30D",
        "29d 24h,       P30D",
        "0d 1s,         PT1S",
        "2hrs 1hour,    PT3H"
    })
    void readsDurationsAsPeopleWriteThem(String text, Duration expected) {
        assertThat(Lifetime.parse(text)).isEqualTo(Outcome.done(new Lifetime(expected)));
    }

    @ParameterizedTest
    @CsvSource({
        "'',               expire: must be a duration such as 1h 30m",
        "'  ',             expire: must be a duration such as 1h 30m",
        "0s,               expire: must be between 1 second and 30 days",
        "31d,              expire: must be between 1 second and 30 days",
        "30d 1s,           expire: must be between 1 second and 30 days",
        "9999999999w,      expire: must be between 1 second and 30 days",
        "3600,             'expire: 3600 has no unit: use s, min, h, days or weeks'",
        "1h 30,            'expire: 30 has no unit: use s, min, h, days or weeks'",
        "5 fortnights,     'expire: fortnights is no unit: use s, min, h, days or weeks'",
        "100ms,            'expire: ms is no unit: use s, min, h, days or weeks'",
        "-1h,              'expire: expected a whole number at \"-1h\"'",
        "1.5h,             'expire: 1 has no unit: use s, min, h, days or weeks'",
        "h,                'expire: expected a whole number at \"h\"'",
        "'1h, 30m',        'expire: expected a whole number at \", 30m\"'",
        "soon,             'expire: expected a whole number at \"soon\"'",
        "99999999999s,     'expire: 9999999999 has no unit: use s, min, h, days or weeks'"
    })
    void saysWhyItIsNone(String text, String reason) {
        assertThat(Lifetime.parse(text)).isInstanceOfSatisfying(Outcome.Refused.class, refused -> {
            assertThat(refused.problem().kind()).isEqualTo(Problem.Kind.INVALID_REQUEST);
            assertThat(refused.problem().message()).isEqualTo(reason);
        });
    }

    @Test
    void ofSecondsHasTheSameBounds() {
        assertThat(Lifetime.ofSeconds(1).orRefuse().duration()).isEqualTo(Lifetime.SHORTEST);
        assertThat(Lifetime.ofSeconds(2_592_000).orRefuse().duration()).isEqualTo(Lifetime.LONGEST);
        assertThat(Lifetime.ofSeconds(0)).isInstanceOf(Outcome.Refused.class);
        assertThat(Lifetime.ofSeconds(-1)).isInstanceOf(Outcome.Refused.class);
        assertThat(Lifetime.ofSeconds(2_592_001)).isInstanceOf(Outcome.Refused.class);
        assertThat(Lifetime.ofSeconds(Long.MAX_VALUE)).isInstanceOf(Outcome.Refused.class);
        assertThatThrownBy(() -> new Lifetime(Duration.ofMillis(1500))).isInstanceOf(IllegalArgumentException.class);
    }
}
