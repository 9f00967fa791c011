package dev.darkroom.http.limits;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Takes tokens from buckets with at most one write each.
 *
 * <p>A bucket moves in one of two ways, from full or from partial, and DynamoDB cannot choose between them within one
 * expression. So this guesses from what it last saw of the bucket. A wrong guess writes nothing but brings back how the
 * bucket stands, which decides the request as well; if it passes, that one token is not counted. This happens when two
 * environments take turns on one bucket, and only until both have seen that it is in use: a caller gains a handful of
 * requests once, and never more than one per environment and window afterwards.
 */
final class RateLimiter {
    /** Callers that one environment remembers; whoever is forgotten costs one wrong guess. */
    private static final int REMEMBERED = 1_000;

    private final Buckets buckets;
    private final InstantSource clock;
    private final Map<String, Long> lastSeen = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** How a request fares. */
    sealed interface Decision {
        /**
         * @param remaining tokens left
         * @param fullIn seconds until the bucket is full again
         */
        record Allowed(long remaining, long fullIn) implements Decision {}

        /** @param retryIn seconds until the next token, at least 1 */
        record Refused(long retryIn) implements Decision {}
    }

    RateLimiter(Buckets buckets, InstantSource clock) {
        this.buckets = buckets;
        this.clock = clock;
    }

    /** Takes one token of the bucket. A bucket known to be empty is not asked: floods cost the store nothing. */
    synchronized Decision take(String bucket, Limit limit) {
        long now = ChronoUnit.MICROS.between(java.time.Instant.EPOCH, clock.instant());
        long latest = now + Limit.WINDOW - limit.interval();
        long seen = lastSeen.getOrDefault(bucket, 0L);
        if (seen > latest) {
            return refused(seen, latest);
        }
        var write = seen > now
                ? buckets.takeFromPartial(bucket, now, limit.interval(), latest)
                : buckets.takeFromFull(bucket, now, limit.interval());
        return switch (write) {
            case Buckets.Write.Taken taken -> allowed(remember(bucket, taken.fullAt()), now, limit);
            case Buckets.Write.Otherwise otherwise -> {
                long fullAt = remember(bucket, otherwise.fullAt());
                yield fullAt > latest ? refused(fullAt, latest) : allowed(fullAt, now, limit);
            }
        };
    }

    private long remember(String bucket, long fullAt) {
        lastSeen.put(bucket, fullAt);
        return fullAt;
    }

    private static Decision allowed(long fullAt, long now, Limit limit) {
        long missing = Math.max(0, fullAt - now);
        return new Decision.Allowed((Limit.WINDOW - missing) / limit.interval(), seconds(missing));
    }

    private static Decision refused(long fullAt, long latest) {
        return new Decision.Refused(seconds(fullAt - latest));
    }

    private static long seconds(long micros) {
        return Math.ceilDiv(micros, 1_000_000L);
    }
}
