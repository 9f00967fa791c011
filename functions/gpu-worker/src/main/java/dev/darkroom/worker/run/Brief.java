package dev.darkroom.worker.run;

import dev.darkroom.observability.LogContext;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A run that makes sense: what a {@link RunKind} has read from a message and checked. */
public interface Brief {

    /** Where reports go. */
    URI callback();

    /** After this instant nobody waits for results. */
    Instant deadline();

    /** What the run's log lines carry. */
    Map<LogContext, String> context();

    /** For the log: how much there is to do. */
    String summary();

    /** @throws IllegalArgumentException when it is missing, or not an HTTP URL */
    static URI callback(@Nullable String url) {
        require(url != null, "no callback_url");
        URI callback = URI.create(String.valueOf(url));
        require("http".equals(callback.getScheme()) || "https".equals(callback.getScheme()), "callback_url is no URL");
        return callback;
    }

    /** @throws IllegalArgumentException with these words, unless it holds */
    static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
