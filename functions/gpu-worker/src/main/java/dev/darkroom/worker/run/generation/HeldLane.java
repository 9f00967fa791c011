package dev.darkroom.worker.run.generation;

import dev.darkroom.worker.run.FairLanes;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The lane of one run. It is kept between steps, since who watches a picture form should not wait for somebody's photo at each of them;
 * a run that itself has to wait for long lends it to others meanwhile. Belongs to one thread.
 */
final class HeldLane implements AutoCloseable {

    /** A report takes some tens of milliseconds; after this time something is wrong with it, and may be for minutes. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final FairLanes lanes;
    private final String tenant;
    private final int weight;
    private FairLanes.@Nullable Lane lane;

    private HeldLane(FairLanes lanes, String tenant, int weight) {
        this.lanes = lanes;
        this.tenant = tenant;
        this.weight = weight;
    }

    /** Waits for a lane, as {@link FairLanes#take}. */
    static HeldLane take(FairLanes lanes, String tenant, int weight) throws InterruptedException {
        var held = new HeldLane(lanes, tenant, weight);
        held.take();
        return held;
    }

    private void take() throws InterruptedException {
        lane = lanes.take(tenant, weight);
    }

    /** Acquires a permit; while that takes long, others have the lane. */
    void acquire(Semaphore slot) throws InterruptedException {
        if (!slot.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            close();
            slot.acquire();
            take();
        }
    }

    /** Gives the lane to whoever is next. */
    @Override
    public void close() {
        FairLanes.Lane held = lane;
        if (held != null) {
            lane = null;
            held.release();
        }
    }
}
