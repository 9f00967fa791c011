package dev.darkroom.composition.objects;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ModelOrLocalTest {
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final String PROMPT = "my secret garden";

    private final LogLines log = new LogLines();

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void givesWhatTheModelSaysAndLogsNothing() {
        assertThat(naming(prompt -> List.of("said of " + prompt), LONG).labels(PROMPT))
                .containsExactly("said of " + PROMPT);
        assertThat(log.fallbacks()).isEmpty();
    }

    @Test
    void namesLocallyWhenTheModelFails() {
        assertThat(naming(ModelOrLocalTest::refuses, LONG).labels(PROMPT)).containsExactly("local");
        assertThat(log.fallbacks()).singleElement().asString().contains("out of order");
    }

    @Test
    void namesLocallyWhenTheModelHasAFaultAndLogsNothingOfItsMessage() {
        LanguageModel faulty = prompt -> {
            throw new IllegalStateException("cannot digest " + prompt);
        };

        assertThat(naming(faulty, LONG).labels(PROMPT)).containsExactly("local");
        assertThat(log.fallbacks()).singleElement().asString().contains("IllegalStateException at ");
        assertThat(log.written()).noneMatch(line -> line.contains("secret"));
    }

    @Test
    void namesLocallyWhenTheModelIsLateAndStopsAsking() throws InterruptedException {
        var stopped = new CountDownLatch(1);

        assertThat(naming(prompt -> waitsUntilStopped(stopped), Duration.ofMillis(20))
                        .labels(PROMPT))
                .containsExactly("local");
        assertThat(stopped.await(10, TimeUnit.SECONDS))
                .as("the model's thread is interrupted")
                .isTrue();
        assertThat(log.fallbacks()).singleElement().asString().contains("no answer within 20 ms");
    }

    @Test
    void namesLocallyWhenItsOwnThreadIsInterruptedAndLeavesItSo() {
        Thread.currentThread().interrupt();

        var labels =
                naming(prompt -> waitsUntilStopped(new CountDownLatch(1)), LONG).labels(PROMPT);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(labels).containsExactly("local");
    }

    private static List<String> waitsUntilStopped(CountDownLatch stopped) {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException asked) {
            stopped.countDown();
        }
        return List.of("too late");
    }

    private static List<String> refuses(String prompt) throws NamingFailed {
        throw new NamingFailed("out of order");
    }

    private static ObjectNaming naming(LanguageModel model, Duration within) {
        return new ModelOrLocal(model, prompt -> List.of("local"), within);
    }
}
