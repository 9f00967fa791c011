package dev.darkroom.http;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpHeaders;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;

/** The headers that stand on every answer, a failure's as well. Applying them twice changes nothing. */
@Singleton
final class AnswerHeaders {
    /** Under this name a client finds the id to quote. */
    static final String REQUEST_ID = "X-Request-Id";

    private final RequestSource requests;
    private final Cors cors;

    AnswerHeaders(RequestSource requests, Cors cors) {
        this.requests = requests;
        this.cors = cors;
    }

    void apply(HttpRequest<?> request, MutableHttpResponse<?> response) {
        var facts = requests.of(request);
        var headers = response.getHeaders();
        headers.set(REQUEST_ID, facts.id());
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("X-Frame-Options", "DENY");
        headers.set("Strict-Transport-Security", "max-age=31536000");
        headers.set("Referrer-Policy", "no-referrer");
        setUnlessChosen(headers, HttpHeaders.CACHE_CONTROL, "no-store");
        cors.allow(request, facts.group(), headers);
    }

    private static void setUnlessChosen(MutableHttpHeaders headers, String name, String value) {
        if (!headers.contains(name)) {
            headers.set(name, value);
        }
    }
}
