package dev.darkroom.local.demo.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Moves photos by presigned URL. A PUT and a GET may be repeated without harm, so a failed one is tried three times. */
public final class PhotoTransfer {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int ATTEMPTS = 3;

    /** What the HTTP client writes by itself, from the body and the URL. */
    private static final Set<String> WRITTEN_BY_CLIENT = Set.of("host", "content-length");

    private final HttpClient http;

    PhotoTransfer(HttpClient http) {
        this.http = http;
    }

    /** The store's status to one PUT with exactly these headers; nothing is repeated, whatever it is. */
    public int offer(URI url, Map<String, String> headers, byte[] photo) {
        return sendOnce(put(url, headers, photo), BodyHandlers.discarding()).statusCode();
    }

    /** @throws IllegalStateException when the store refuses, with its status and words */
    public void upload(Answers.Upload to, byte[] photo) {
        send(put(to.url(), to.headers(), photo));
    }

    /** @throws IllegalStateException when the store refuses, with its status and words */
    public byte[] download(URI url) {
        return send(HttpRequest.newBuilder(url).timeout(PATIENCE).build());
    }

    private static HttpRequest put(URI url, Map<String, String> headers, byte[] photo) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(url).timeout(PATIENCE).PUT(BodyPublishers.ofByteArray(photo));
        headers.forEach((name, value) -> {
            if (!WRITTEN_BY_CLIENT.contains(name.toLowerCase(Locale.ROOT))) {
                request.setHeader(name, value);
            }
        });
        return request.build();
    }

    private byte[] send(HttpRequest request) {
        for (int attempt = 1; ; attempt++) {
            try {
                HttpResponse<byte[]> response = sendOnce(request, BodyHandlers.ofByteArray());
                if (response.statusCode() / 100 == 2) {
                    return response.body();
                }
                if (response.statusCode() < 500 || attempt == ATTEMPTS) {
                    throw refused(request, response);
                }
            } catch (UncheckedIOException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private static IllegalStateException refused(HttpRequest request, HttpResponse<byte[]> response) {
        return new IllegalStateException("the object store answered %d to %s %s: %s"
                .formatted(
                        response.statusCode(),
                        request.method(),
                        request.uri().getPath(),
                        new String(response.body(), java.nio.charset.StandardCharsets.UTF_8)));
    }

    private <T> HttpResponse<T> sendOnce(HttpRequest request, HttpResponse.BodyHandler<T> body) {
        try {
            return http.send(request, body);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    request.method() + " " + request.uri().getPath() + " got no answer from the object store", e);
        } catch (InterruptedException e) {
            throw Interruption.of(e);
        }
    }
}
