package dev.darkroom.acceptance.chaos;

import dev.darkroom.local.demo.client.Answer;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/** A client as the contract wants it: what failed for no fault of its own is sent again, under the same idempotency key. */
final class Patient {
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Duration PAUSE = Duration.ofMillis(400);

    private Patient() {}

    static Answer until(int status, Supplier<Answer> call) {
        Instant end = Instant.now().plus(PATIENCE);
        String last = "nothing";
        while (Instant.now().isBefore(end)) {
            try {
                Answer answer = call.get();
                if (answer.status() == status) {
                    return answer;
                }
                if (answer.status() < 500 && answer.status() != 429) {
                    throw new AssertionError("expected " + status + " and was told " + answer);
                }
                last = answer.toString();
            } catch (UncheckedIOException broken) {
                last = broken.toString();
            }
            pause();
        }
        throw new AssertionError("no " + status + " within " + PATIENCE + "; the last answer was " + last);
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
