package dev.darkroom.jobs.api;

import dev.darkroom.kernel.Page;
import dev.darkroom.kernel.Problem;
import dev.darkroom.kernel.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Cursors and limits of pages. A cursor means nothing to a client and is checked like all else that comes from one. */
final class Cursors {
    private Cursors() {}

    /** What a client sends to get the page after {@code last}. */
    static @Nullable String write(@Nullable String last) {
        return last == null
                ? null
                : Base64.getUrlEncoder().withoutPadding().encodeToString(last.getBytes(StandardCharsets.UTF_8));
    }

    /** What the cursor stands for; null for the first page. */
    static <T> @Nullable T read(@Nullable String cursor, Function<String, Optional<T>> parse) {
        if (cursor == null) {
            return null;
        }
        try {
            var text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            return parse.apply(text).orElseThrow(Cursors::wrong);
        } catch (IllegalArgumentException malformed) {
            throw wrong();
        }
    }

    private static Refusal wrong() {
        return new Refusal(Problem.invalid("cursor", "was not made by this service; start without one"));
    }

    static int limit(@Nullable Integer limit) {
        if (limit == null) {
            return Page.DEFAULT_LIMIT;
        }
        if (limit < 1 || limit > Page.MAX_LIMIT) {
            throw new Refusal(Problem.invalid("limit", "must be 1 to " + Page.MAX_LIMIT));
        }
        return limit;
    }
}
