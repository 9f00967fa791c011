package dev.darkroom.local.demo.client;

import dev.darkroom.contract.Json;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A request in the making; each step returns this one. Nothing is sent before {@link #send}. */
public final class Request {
    /** A gateway ends a call after 30 s. */
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final Darkroom darkroom;
    private final String method;
    private final HttpRequest.Builder builder;
    private BodyPublisher body = BodyPublishers.noBody();

    Request(Darkroom darkroom, String method, URI uri) {
        this.darkroom = darkroom;
        this.method = method;
        this.builder = HttpRequest.newBuilder(uri).timeout(PATIENCE);
    }

    public Request token(String token) {
        return header("Authorization", "Bearer " + token);
    }

    /** Replaces the header when it was set before. */
    public Request header(String name, String value) {
        builder.setHeader(name, value);
        return this;
    }

    /** A value as a JSON body; the tree of maps, lists and records is written in snake case. */
    public Request json(Object value) {
        return body("application/json", Json.write(value));
    }

    /** A body exactly as given, however malformed. */
    public Request body(String contentType, String text) {
        return body(contentType, text.getBytes(StandardCharsets.UTF_8));
    }

    public Request body(String contentType, byte[] bytes) {
        body = BodyPublishers.ofByteArray(bytes);
        return header("Content-Type", contentType);
    }

    /** A body that does not say what it is. */
    public Request untypedBody(String text) {
        body = BodyPublishers.ofString(text);
        return this;
    }

    /** @throws java.io.UncheckedIOException when no answer came */
    public Answer send() {
        return darkroom.exchange(builder.method(method, body).build());
    }
}
