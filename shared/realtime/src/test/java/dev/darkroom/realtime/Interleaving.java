package dev.darkroom.realtime;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Runs actors one at a time. Before each call to a port it chooses by its random numbers who goes on, so that one seed
 * is one schedule; an actor may also die there, after which no call of it has any effect.
 */
final class Interleaving {
    /** An actor's process is gone. */
    static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1;

        Crash() {
            super("crashed", null, false, false);
        }
    }

    private static final class Actor {
        private final Semaphore turn = new Semaphore(0);
        private boolean mortal;
        private boolean dead;
        private boolean done;
        private @Nullable Throwable failure;
    }

    private static final ThreadLocal<Actor> CURRENT = new ThreadLocal<>();

    private final Semaphore back = new Semaphore(0);
    private final List<Actor> actors = new ArrayList<>();
    private final Random random;
    private final double deaths;

    Interleaving(Random random, double deaths) {
        this.random = random;
        this.deaths = deaths;
    }

    void start(Runnable body) {
        var actor = new Actor();
        actors.add(actor);
        Thread.ofVirtual().start(() -> {
            CURRENT.set(actor);
            actor.turn.acquireUninterruptibly();
            try {
                body.run();
            } catch (RuntimeException | Error e) {
                actor.failure = e;
            }
            actor.done = true;
            back.release();
        });
    }

    /** Until all actors are done; throws what one of them threw. */
    void run() {
        while (true) {
            var alive = actors.stream().filter(actor -> !actor.done).toList();
            if (alive.isEmpty()) {
                break;
            }
            alive.get(random.nextInt(alive.size())).turn.release();
            back.acquireUninterruptibly();
        }
        for (var actor : actors) {
            if (actor.failure != null) {
                throw new AssertionError("an actor failed", actor.failure);
            }
        }
    }

    /** Lets others go first. */
    void point() {
        var actor = CURRENT.get();
        if (actor != null) {
            back.release();
            actor.turn.acquireUninterruptibly();
        }
    }

    /** Runs a piece of work that may die in the middle; says whether it came through. */
    boolean survives(Runnable work) {
        var actor = CURRENT.get();
        actor.mortal = true;
        try {
            work.run();
            return !actor.dead;
        } catch (RuntimeException e) {
            if (!actor.dead) {
                throw e;
            }
            return false;
        } finally {
            actor.mortal = false;
            actor.dead = false;
        }
    }

    /** Whether the actor at hand is dead, now that it is about to do something. */
    boolean isDead() {
        var actor = CURRENT.get();
        if (actor == null) {
            return false;
        }
        actor.dead = actor.dead || (actor.mortal && random.nextDouble() < deaths);
        return actor.dead;
    }

    /** The port with a point before each call; calls of the dead do nothing. */
    <T> T stepping(Class<T> port, T target) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(), new Class<?>[] {port}, (proxy, method, arguments) -> {
                    point();
                    if (isDead()) {
                        throw new Crash();
                    }
                    try {
                        return method.invoke(target, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
