package dev.darkroom.http;

import dev.darkroom.kernel.IdSource;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Gives every part of the edge the same facts about a request, whichever of them asks first. */
@Singleton
public final class RequestSource {
    private final InstantSource clock;
    private final IdSource ids;

    RequestSource(InstantSource clock, IdSource ids) {
        this.clock = clock;
        this.ids = ids;
    }

    /** The facts, fixed by the first call for this request. */
    public RequestFacts of(HttpRequest<?> request) {
        return RequestFacts.of(request, clock, () -> "req_" + ids.next());
    }
}
