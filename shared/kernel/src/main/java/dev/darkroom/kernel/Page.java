package dev.darkroom.kernel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list that can grow, newest first.
 *
 * @param next the opaque cursor of the following page; null on the last
 */
public record Page<T>(List<T> items, @Nullable String next) {
    /** Items of a page when the client does not say. */
    public static final int DEFAULT_LIMIT = 50;

    /** Most items of a page. */
    public static final int MAX_LIMIT = 100;

    public Page {
        items = List.copyOf(items);
    }
}
