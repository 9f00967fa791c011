package dev.darkroom.worker.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class FairLanesTest {
    private final FairLanes lanes = new FairLanes(1);
    private final List<String> order = Collections.synchronizedList(new ArrayList<>());
    private final List<Thread> waiting = new ArrayList<>();

    @Test
    void whoBeginsNowWaitsForOneLaneAndForNobodysQueue() throws Exception {
        FairLanes.Lane busy = lanes.take("a", 1);
        for (int i = 0; i < 100; i++) {
            queue("a", 1);
        }
        queue("b", 1);
        busy.release();
        finish();

        assertThat(order).hasSize(101).startsWith("b", "a");
    }

    @Test
    void tenantsWithTheSameWeightTakeTurns() throws Exception {
        FairLanes.Lane busy = lanes.take("x", 1);
        for (int i = 0; i < 3; i++) {
            queue("a", 1);
        }
        for (int i = 0; i < 3; i++) {
            queue("b", 1);
        }
        busy.release();
        finish();

        assertThat(order).containsExactly("a", "b", "a", "b", "a", "b");
    }

    @Test
    void aWeightOfThreeGetsThreePhotosForOneAndNobodyStarves() throws Exception {
        FairLanes.Lane busy = lanes.take("x", 1);
        for (int i = 0; i < 12; i++) {
            queue("free", 1);
            queue("pro", 3);
        }
        busy.release();
        finish();

        assertThat(order.subList(0, 8)).filteredOn("pro"::equals).hasSize(6);
        assertThat(order).hasSize(24);
    }

    @Test
    void whoWasAwayHasSavedUpNothing() throws Exception {
        for (int i = 0; i < 50; i++) {
            lanes.take("a", 1).release();
        }
        FairLanes.Lane busy = lanes.take("a", 1);
        for (int i = 0; i < 5; i++) {
            queue("b", 1);
        }
        queue("a", 1);
        busy.release();
        finish();

        assertThat(order).containsExactly("b", "b", "a", "b", "b", "b");
    }

    @Test
    void whoGivesUpWaitingHandsTheTurnOn() throws Exception {
        FairLanes.Lane busy = lanes.take("a", 1);
        queue("b", 1);
        queue("c", 1);
        waiting.getFirst().interrupt();
        waiting.getFirst().join();
        busy.release();
        finish();

        assertThat(order).containsExactly("c");
        assertThat(lanes.isIdle()).isTrue();
    }

    /** Waits in line when this returns. */
    private void queue(String tenant, int weight) {
        Thread thread = Thread.ofPlatform().start(() -> {
            try {
                FairLanes.Lane lane = lanes.take(tenant, weight);
                order.add(tenant);
                lane.release();
            } catch (InterruptedException gaveUp) {
                Thread.currentThread().interrupt();
            }
        });
        waiting.add(thread);
        await().pollDelay(java.time.Duration.ZERO)
                .pollInterval(java.time.Duration.ofMillis(1))
                .until(() -> thread.getState() == Thread.State.WAITING);
    }

    private void finish() throws InterruptedException {
        for (Thread thread : waiting) {
            thread.join();
        }
    }
}
