package dev.darkroom.worker.run;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The places in which this machine works on photos and pictures, shared by all runs of a worker so that no tenant waits for another's
 * whole backlog.
 *
 * <p>Start-time fair queueing (Goyal, Vin, Cheng 1996): each photo is stamped with a virtual time, a tenant's next photo comes
 * {@code 1/weight} later than its last, and the earliest stamp gets the next free lane. A tenant who begins now is stamped with
 * the present, so it waits for one lane to become free and for nobody's queue.
 */
public final class FairLanes {
    private final ReentrantLock lock = new ReentrantLock();
    private final PriorityQueue<Waiter> waiting =
            new PriorityQueue<>(Comparator.comparingDouble(Waiter::start).thenComparingLong(Waiter::arrival));
    private final Map<String, Double> next = new HashMap<>();
    private double now;
    private long arrivals;
    private int free;

    /** @param lanes photos that are worked on at once, at least 1 */
    public FairLanes(int lanes) {
        if (lanes < 1) {
            throw new IllegalArgumentException("lanes must be at least 1: " + lanes);
        }
        this.free = lanes;
    }

    private record Waiter(double start, long arrival, Condition turn) {}

    /** A lane in use. */
    public interface Lane {
        /** Gives it to whoever is next; to be called once. */
        void release();
    }

    /**
     * Waits for a lane.
     *
     * @param tenant among whom lanes are shared
     * @param weight photos of this tenant for one of a tenant with weight 1, while both wait
     */
    public Lane take(String tenant, int weight) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            var waiter = new Waiter(stamp(tenant, weight), arrivals++, lock.newCondition());
            waiting.add(waiter);
            while (free == 0 || !isFirst(waiter)) {
                try {
                    waiter.turn().await();
                } catch (InterruptedException gone) {
                    waiting.remove(waiter);
                    wakeNext(); // the turn may have been given to the one who goes
                    throw gone;
                }
            }
            waiting.remove(waiter);
            free--;
            now = Math.max(now, waiter.start());
            wakeNext();
            return this::release;
        } finally {
            lock.unlock();
        }
    }

    private boolean isFirst(Waiter waiter) {
        Waiter first = waiting.peek();
        return first != null && first.arrival() == waiter.arrival();
    }

    private double stamp(String tenant, int weight) {
        double start = Math.max(now, next.getOrDefault(tenant, now));
        next.put(tenant, start + 1.0 / weight);
        return start;
    }

    private void release() {
        lock.lock();
        try {
            free++;
            wakeNext();
            // whoever is not ahead of the present is treated like a newcomer: nothing to remember
            next.values().removeIf(time -> time <= now);
        } finally {
            lock.unlock();
        }
    }

    private void wakeNext() {
        Waiter first = waiting.peek();
        if (free > 0 && first != null) {
            first.turn().signal();
        }
    }

    /** Whether a photo would find a lane at once. */
    public boolean isIdle() {
        lock.lock();
        try {
            return free > 0 && waiting.isEmpty();
        } finally {
            lock.unlock();
        }
    }
}
