package dev.darkroom.acceptance.chaos;

import static org.awaitility.Awaitility.await;

import dev.darkroom.local.demo.client.Answer;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.function.Supplier;

/** A client as the contract wants it: what failed for no fault of its own is sent again, under the same idempotency key. */
final class Patient {
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Duration PAUSE = Duration.ofMillis(400);

    private Patient() {}

    static Answer until(int status, Supplier<Answer> call) {
        return await("an answer of " + status)
                .ignoreException(UncheckedIOException.class)
                .pollInSameThread()
                .pollDelay(Duration.ZERO)
                .pollInterval(PAUSE)
                .atMost(PATIENCE)
                .until(() -> allowed(status, call.get()), answer -> answer.status() == status);
    }

    /** This answer, unless it is a refusal that no repetition heals. */
    private static Answer allowed(int status, Answer answer) {
        if (answer.status() != status && answer.status() < 500 && answer.status() != 429) {
            throw new AssertionError("expected " + status + " and was told " + answer);
        }
        return answer;
    }
}
