package dev.darkroom.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.servlet.http.ServletHttpRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Reads a request's body without consuming it: the event holds it in memory, each reader gets a stream of its own. */
final class Bodies {
    private static final byte[] NONE = {};

    private Bodies() {}

    static byte[] bytes(HttpRequest<?> request) {
        boolean none = RequestFacts.event(request)
                .map(event -> event.getBody() == null || event.getBody().isEmpty())
                .orElse(true);
        if (none || !(request instanceof ServletHttpRequest<?, ?> servlet)) {
            return NONE;
        }
        try (InputStream body = servlet.getInputStream()) {
            return body.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read a body that is in memory", e);
        }
    }
}
