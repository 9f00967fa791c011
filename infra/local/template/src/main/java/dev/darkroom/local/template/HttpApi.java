package dev.darkroom.local.template;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The HTTP API; its routes are the {@link Trigger.HttpRoute} of the functions. */
public record HttpApi(String logicalId, String id, String stage, Optional<Cors> cors) {

    /** {@code CorsConfiguration}: with it the gateway itself answers preflights and adds the headers. */
    public record Cors(
            List<String> origins,
            List<String> methods,
            List<String> headers,
            List<String> exposed,
            boolean credentials,
            Optional<Duration> maxAge) {}
}
