package dev.darkroom.http;

import io.micronaut.context.annotation.Property;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;

/**
 * Where workers reach this API: {@code PUBLIC_URL} when it is set, else the host by which the client came. The gateway
 * routes by that host, so that no other than its own can stand there. (A function cannot be told its gateway's address:
 * the gateway is made of its functions' addresses.)
 */
@Singleton
public final class ApiAddress {
    private final String publicUrl;

    ApiAddress(@Property(name = "public.url", defaultValue = "") String publicUrl) {
        this.publicUrl = publicUrl;
    }

    /** Without a slash at the end. */
    public String of(HttpRequest<?> request) {
        return publicUrl.isBlank() ? "https://" + request.getHeaders().get(HttpHeaders.HOST) : publicUrl;
    }
}
