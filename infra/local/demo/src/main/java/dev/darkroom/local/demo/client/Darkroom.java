package dev.darkroom.local.demo.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One Darkroom, by its base URL. Safe to share between threads. */
public final class Darkroom {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private final URI base;
    private final HttpClient http;
    private final Consumer<Answer> observer;

    private Darkroom(URI base, HttpClient http, Consumer<Answer> observer) {
        this.base = base;
        this.http = http;
        this.observer = observer;
    }

    /** @param base such as {@code http://localhost:3000}; a trailing slash makes no difference */
    public static Darkroom at(URI base) {
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT)
                .build();
        return new Darkroom(URI.create(base.toString().replaceAll("/+$", "")), http, answer -> {});
    }

    /** The same, telling every answer of the API (not of the object store) to the observer, on the calling thread. */
    public Darkroom observed(Consumer<Answer> observer) {
        return new Darkroom(base, http, observer);
    }

    public URI base() {
        return base;
    }

    /** A request to be completed and sent. The path is taken as it stands, escapes and all. */
    public Request request(String method, String path) {
        return new Request(this, method, URI.create(base + path));
    }

    public Request get(String path) {
        return request("GET", path);
    }

    public Request post(String path) {
        return request("POST", path);
    }

    /** A new anonymous user, or with a device hash (32–128 characters) the user of that device. */
    public User anonymous(@Nullable String deviceHash) {
        Request request = post("/auth/anon");
        Answer answer = (deviceHash == null ? request : request.json(Map.of("device_hash", deviceHash))).send();
        Answers.SignedUp signedUp = answer.as(Answers.SignedUp.class);
        return new User(this, signedUp.userId(), signedUp.token());
    }

    /** Photos in and out of the object store, by presigned URL. */
    public PhotoTransfer photos() {
        return new PhotoTransfer(http);
    }

    HttpClient http() {
        return http;
    }

    Answer exchange(java.net.http.HttpRequest request) {
        try {
            HttpResponse<String> response =
                    http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            Answer answer = new Answer(
                    request.method(), request.uri(), response.statusCode(), response.headers(), response.body());
            observer.accept(answer);
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(request.method() + " " + request.uri() + " got no answer", e);
        } catch (InterruptedException e) {
            throw Interruption.of(e);
        }
    }
}
