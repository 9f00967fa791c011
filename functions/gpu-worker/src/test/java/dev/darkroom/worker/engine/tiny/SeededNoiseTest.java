package dev.darkroom.worker.engine.tiny;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SeededNoiseTest {

    @Test
    void hasMeanZeroAndVarianceOne() {
        double sum = 0;
        double squares = 0;
        for (float value : new SeededNoise(3).normal(100_001)) {
            sum += value;
            squares += value * value;
        }
        assertThat(sum / 100_001).isEqualTo(0, within(0.02));
        assertThat(squares / 100_001).isEqualTo(1, within(0.03));
    }

    @Test
    void isTheSameForASeedAndAnotherForAnother() {
        assertThat(new SeededNoise(3).normal(64)).isEqualTo(new SeededNoise(3).normal(64));
        assertThat(new SeededNoise(3).normal(64)).isNotEqualTo(new SeededNoise(4).normal(64));
    }
}
