package dev.darkroom.storage;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The rule that every key keeps, in one place for every adapter. */
public final class ObjectKey {

    /** What S3 and R2 allow. */
    public static final int MAX_BYTES = 1024;

    private ObjectKey() {}

    /**
     * Returns the key, or refuses it. Dot segments are refused because HTTP clients and proxies fold them away, after which a
     * signed link would name another object.
     */
    public static String require(String key) {
        if (!hasLength(key)) {
            throw new IllegalArgumentException("an object key has 1 to " + MAX_BYTES + " bytes");
        }
        if (!isKey(key)) {
            throw new IllegalArgumentException("not an object key: empty or dot segments, or control characters");
        }
        return key;
    }

    /** Whether {@link #require} would return it; for text that came from outside. */
    public static boolean isKey(String text) {
        boolean folded = Arrays.stream(text.split("/", -1))
                .anyMatch(segment -> segment.isEmpty() || segment.equals(".") || segment.equals(".."));
        return hasLength(text) && !folded && text.chars().noneMatch(Character::isISOControl);
    }

    private static boolean hasLength(String key) {
        return !key.isEmpty() && key.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES;
    }
}
