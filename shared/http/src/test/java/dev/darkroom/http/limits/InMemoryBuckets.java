package dev.darkroom.http.limits;

import java.util.HashMap;
import java.util.Map;

/** The store's conditions, in a map. */
final class InMemoryBuckets implements Buckets {
    private final Map<String, Long> fullAt = new HashMap<>();
    private int calls;

    int calls() {
        return calls;
    }

    @Override
    public Write takeFromFull(String bucket, long now, long interval) {
        calls++;
        long stands = fullAt.getOrDefault(bucket, 0L);
        return stands <= now ? moved(bucket, now + interval) : new Write.Otherwise(stands);
    }

    @Override
    public Write takeFromPartial(String bucket, long now, long interval, long latest) {
        calls++;
        long stands = fullAt.getOrDefault(bucket, 0L);
        return stands > now && stands <= latest ? moved(bucket, stands + interval) : new Write.Otherwise(stands);
    }

    private Write moved(String bucket, long to) {
        fullAt.put(bucket, to);
        return new Write.Taken(to);
    }
}
