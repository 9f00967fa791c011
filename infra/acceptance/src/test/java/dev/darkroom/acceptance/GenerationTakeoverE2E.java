package dev.darkroom.acceptance;

import static dev.darkroom.acceptance.TestSession.aBoat;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/** A worker is lost in the middle of a picture. */
@DisabledIfSystemProperty(
        named = "darkroom.base-url",
        matches = ".+",
        disabledReason = "workers of somebody else's deployment are not ours to kill")
class GenerationTakeoverE2E {
    private static final int STEPS = 60;

    @Test
    void anotherWorkerGoesOnWithTheNextStep() {
        try (TestSession session = aBoat(STEPS)) {
            session.awaitStep(7);
            Laptop.shared().killWorker();
            Laptop.shared().newWorker();
            session.awaitEnds(1);

            session.isComplete("", STEPS);
            session.hasNoGap();
            assertThat(session.graph().path("nodes")).hasSize(1 + STEPS);
        }
    }
}
