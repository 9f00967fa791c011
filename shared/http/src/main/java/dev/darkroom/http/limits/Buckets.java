package dev.darkroom.http.limits;

/**
 * Where buckets are kept. A bucket is one number: the moment at which it will be full again, in microseconds since
 * 1970. A token taken moves it one interval into the future; a bucket whose moment has passed, or that was never
 * written, is full. Every method is one conditional write.
 */
interface Buckets {
    /** What a write found. */
    sealed interface Write {
        /** The token is taken. */
        record Taken(long fullAt) implements Write {}

        /** The bucket was not in the expected state, and nothing was written; 0 when it was never written. */
        record Otherwise(long fullAt) implements Write {}
    }

    /** Takes a token from a bucket that is full at {@code now}. */
    Write takeFromFull(String bucket, long now, long interval);

    /** Takes a token from a bucket that is not full at {@code now} and will be by {@code latest}. */
    Write takeFromPartial(String bucket, long now, long interval, long latest);
}
