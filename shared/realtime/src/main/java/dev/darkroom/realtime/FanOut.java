package dev.darkroom.realtime;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts a run of events to every live connection of a topic, each on a thread of its own, so that a slow or dead reader
 * delays nobody else. Who cannot be served is disconnected and forgotten: its client connects again and asks for what
 * it missed.
 */
public final class FanOut {
    private static final Logger LOG = LoggerFactory.getLogger(FanOut.class);
    private static final Duration RETRY_PAUSE = Duration.ofMillis(50);

    private enum Fate {
        SERVED,
        GONE,
        FAILED
    }

    private final Subscriptions subscriptions;
    private final Connections connections;
    private final Poster poster;
    private final Pause pause;
    private final ExecutorService threads;
    private final Duration postTimeout;

    public FanOut(Subscriptions subscriptions, Connections connections, Poster poster, Pause pause) {
        this(
                subscriptions,
                connections,
                poster,
                pause,
                Executors.newVirtualThreadPerTaskExecutor(),
                Limits.POST_TIMEOUT);
    }

    FanOut(
            Subscriptions subscriptions,
            Connections connections,
            Poster poster,
            Pause pause,
            ExecutorService threads,
            Duration postTimeout) {
        this.subscriptions = subscriptions;
        this.connections = connections;
        this.poster = poster;
        this.pause = pause;
        this.threads = threads;
        this.postTimeout = postTimeout;
    }

    /**
     * When this returns, every connection that is live has the run, or is forgotten.
     *
     * @throws RuntimeException when the store could not be read, or a connection not be forgotten: nothing is proven
     */
    void push(Topic topic, List<LoggedEvent> run) {
        var live = subscriptions.live(topic);
        var fates = postToAll(live, run);
        var settling = new ArrayList<Callable<Fate>>();
        for (int i = 0; i < live.size(); i++) {
            var connection = live.get(i);
            var fate = fates.get(i);
            if (fate != Fate.SERVED) {
                settling.add(() -> {
                    settle(topic, connection, fate);
                    return fate;
                });
            }
        }
        finish(settling);
    }

    private List<Fate> postToAll(List<ConnectionId> live, List<LoggedEvent> run) {
        var places = new Semaphore(Limits.POSTS_AT_ONCE);
        List<Future<Fate>> posts = new ArrayList<>();
        for (var connection : live) {
            posts.add(threads.submit(() -> {
                places.acquire();
                try {
                    return serve(connection, run);
                } finally {
                    places.release();
                }
            }));
        }
        long end = System.nanoTime() + allowance(live.size()).toNanos();
        List<Fate> fates = new ArrayList<>();
        for (var post : posts) {
            fates.add(await(post, end));
        }
        return fates;
    }

    /** Time for every round of posts to hit the time-out, and one more for retries. */
    private Duration allowance(int viewers) {
        return postTimeout.multipliedBy(1L + Math.ceilDiv(viewers, Limits.POSTS_AT_ONCE));
    }

    private static Fate await(Future<Fate> post, long end) {
        try {
            return post.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            post.cancel(true);
            return Fate.FAILED;
        } catch (ExecutionException e) {
            LOG.warn("posting failed in a way that its adapter does not know; disconnecting", e.getCause());
            return Fate.FAILED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while posting", e);
        }
    }

    private Fate serve(ConnectionId connection, List<LoggedEvent> run) {
        for (var event : run) {
            switch (post(connection, event.message())) {
                case DELIVERED -> {}
                case GONE -> {
                    return Fate.GONE;
                }
                case REFUSED, TIMED_OUT -> {
                    return Fate.FAILED;
                }
            }
        }
        return Fate.SERVED;
    }

    /** One message, tried again when the gateway refuses it; never after a time-out, which would only delay more. */
    Poster.Outcome post(ConnectionId connection, String message) {
        var outcome = poster.post(connection, message);
        for (int tries = 1; outcome == Poster.Outcome.REFUSED && tries < Limits.POST_TRIES; tries++) {
            pause.pause(RETRY_PAUSE.multipliedBy(tries));
            outcome = poster.post(connection, message);
        }
        return outcome;
    }

    private void settle(Topic topic, ConnectionId connection, Fate fate) {
        switch (fate) {
            case SERVED -> {}
            case GONE -> subscriptions.forget(topic, connection);
            case FAILED -> expel(connection);
        }
    }

    /** Closes a socket that cannot be served and forgets it, also when closing fails: it is skipped from now on. */
    void expel(ConnectionId connection) {
        LOG.info("connection {} does not take messages; disconnecting it so that its client comes back", connection);
        try {
            poster.disconnect(connection);
        } catch (RuntimeException e) {
            LOG.warn("could not disconnect {}; it is told so when it next speaks", connection, e);
        }
        connections.forget(connection);
    }

    private void finish(List<Callable<Fate>> settling) {
        try {
            for (var settled : threads.invokeAll(settling)) {
                settled.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a connection could not be forgotten", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while forgetting connections", e);
        }
    }
}
