package dev.darkroom.benchmarks;

import dev.darkroom.local.demo.client.Answer;
import dev.darkroom.local.demo.client.Request;
import java.util.function.Supplier;

/** One call over and over on one connection, one after the other: first until it is warm, then until its figures stand. */
final class WarmCalls {
    private static final int WARM_UP = 1_500;
    private static final int MEASURED = 1_000;

    private final Figures figures;

    /** @param figures with the columns call, p50 and p99 */
    WarmCalls(Figures figures) {
        this.figures = figures;
    }

    /** @param status that every answer must have: a figure of something else says nothing */
    void measure(String name, int status, Supplier<Request> request) throws Exception {
        for (int i = 0; i < WARM_UP; i++) {
            expect(status, request.get().send());
        }
        var durations = new Durations(MEASURED);
        for (int i = 0; i < MEASURED; i++) {
            durations.measure(() -> expect(status, request.get().send()));
        }
        figures.row(name, durations.percentile(0.5), durations.percentile(0.99));
    }

    private static Answer expect(int status, Answer answer) {
        if (answer.status() != status) {
            throw new IllegalStateException(answer.method() + " " + answer.uri() + " answered " + answer.status()
                    + " in place of " + status + ": " + answer.body());
        }
        return answer;
    }
}
