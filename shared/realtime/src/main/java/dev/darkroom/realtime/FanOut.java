package dev.darkroom.realtime;

import dev.darkroom.observability.Metrics;
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

    private enum Fate {
        SERVED,
        GONE,
        FAILED
    }

    private final Subscriptions subscriptions;
    private final Sender sender;
    private final ExecutorService threads;
    private final Duration postTimeout;

    public FanOut(Subscriptions subscriptions, Connections connections, Poster poster) {
        this(subscriptions, connections, poster, Executors.newVirtualThreadPerTaskExecutor(), Limits.POST_TIMEOUT);
    }

    FanOut(
            Subscriptions subscriptions,
            Connections connections,
            Poster poster,
            ExecutorService threads,
            Duration postTimeout) {
        this.subscriptions = subscriptions;
        this.sender = new Sender(connections, poster);
        this.threads = threads;
        this.postTimeout = postTimeout;
    }

    /**
     * When this returns, every connection that is live has the run, or is forgotten.
     *
     * @throws RuntimeException when the store could not be read, or a connection not be forgotten: nothing is proven
     */
    void push(Topic topic, List<LoggedEvent> run) {
        long begin = System.nanoTime();
        var live = subscriptions.live(topic);
        var fates = postToAll(live, run);
        if (!live.isEmpty()) {
            var took = Duration.ofNanos(System.nanoTime() - begin);
            LOG.atInfo()
                    .addKeyValue("topic", topic)
                    .addKeyValue("seq", run.getLast().seq())
                    .addKeyValue("viewers", live.size())
                    .addKeyValue(Metrics.KEY, Metrics.ofStage().millis("PushLatency", took))
                    .log("pushed");
        }
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

    /** Time for every round of posts to hit its time-out, and one more. */
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
            switch (sender.post(connection, event.message())) {
                case DELIVERED -> {}
                case GONE -> {
                    return Fate.GONE;
                }
                case FAILED -> {
                    return Fate.FAILED;
                }
            }
        }
        return Fate.SERVED;
    }

    private void settle(Topic topic, ConnectionId connection, Fate fate) {
        switch (fate) {
            case SERVED -> {}
            case GONE -> subscriptions.forget(topic, connection);
            case FAILED -> sender.expel(connection);
        }
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
