package dev.darkroom.svg;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.management.ThreadMXBean;
import dev.darkroom.kernel.Outcome;
import dev.darkroom.svg.sanitiser.HostileCorpus;
import dev.darkroom.svg.sanitiser.HostileCorpus.Payload;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a stranger can make us allocate before the answer is no: counted in bytes, so that a busy machine changes nothing. */
class HostileMemoryTest {
    /** An environment has fifty times as much, and does one request at a time. */
    private static final long MOST_BYTES = 32L << 20;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Templates that render to far more than they are, or that never end. */
    private static final Map<String, String> BOMBS = Map.of(
            "doubling", "{% set a = 'xxxxxxxxxxxxxxxx' %}" + "{% set a = a ~ a %}".repeat(40) + "{{ a }}",
            "nested loops", "{% for i in range(9999) %}{% for j in range(9999) %}x{% endfor %}{% endfor %}",
            "long range", "{% for i in range(2000000000) %}{% endfor %}",
            "replacing",
                    "{% set a = 'x' %}" + "{% set a = a | replace(from='x', to='xxxxxxxx') %}".repeat(30) + "{{ a }}",
            "much output", "{% for i in range(9000) %}" + "y".repeat(60_000) + "{% endfor %}",
            "deep brackets", "{{ " + "(".repeat(30_000) + "1" + ")".repeat(30_000) + " }}",
            "deep blocks", "{% if a %}".repeat(6_000));

    static Stream<Payload> attacks() {
        return HostileCorpus.all().stream().filter(payload -> payload.verdict() == HostileCorpus.Verdict.REFUSED);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("attacks")
    void anAttackIsRefusedForLittle(Payload payload) {
        isRefusedForLittle(payload.markup());
    }

    static Stream<String> bombs() {
        return BOMBS.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("bombs")
    void aBombIsRefusedForLittle(String name) {
        isRefusedForLittle(BOMBS.getOrDefault(name, ""));
    }

    private static void isRefusedForLittle(String template) {
        var frames = new Frames();
        var none = Args.of(JsonNodeFactory.instance.objectNode()).orRefuse();
        assertThat(frames.first(template, none)).as("what loads classes").isInstanceOf(Outcome.Refused.class);

        long before = THREADS.getCurrentThreadAllocatedBytes();
        var outcome = frames.first(template, none);
        long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;

        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        assertThat(allocated).as("bytes").isLessThan(MOST_BYTES);
    }
}
