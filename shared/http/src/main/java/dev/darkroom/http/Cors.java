package dev.darkroom.http;

import io.micronaut.context.annotation.Property;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpHeaders;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which web pages may call, by the group of the path: any page for the open contracts, the pages of
 * {@code ALLOWED_ORIGINS} for the others. Access tokens travel in a header; one cookie is ours, the studio's refresh token,
 * so credentials are allowed to the studio's listed pages and to no other.
 */
@Singleton
final class Cors {
    private static final String ANY = "*";
    private static final String EXPOSED = "X-Request-Id, ETag, Location, Retry-After, RateLimit, RateLimit-Policy";

    /** A browser may remember a preflight this long, in seconds; Chrome caps it at this. */
    private static final String PREFLIGHT_SECONDS = "7200";

    private final Set<String> listed;

    /** @param origins separated by commas, such as {@code https://app.example.com,http://localhost:5173}, or {@code *} */
    Cors(@Property(name = "allowed.origins") @Nullable String origins) {
        this.listed = origins == null
                ? Set.of()
                : Arrays.stream(origins.split(","))
                        .map(String::strip)
                        .filter(origin -> !origin.isEmpty())
                        .map(Cors::requireOrigin)
                        .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether this is a browser's question before the real request. */
    static boolean isPreflight(HttpRequest<?> request) {
        return request.getMethod() == HttpMethod.OPTIONS
                && request.getHeaders().contains(HttpHeaders.ORIGIN)
                && request.getHeaders().contains(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD);
    }

    /** Says that the page may read this answer, if it may. */
    void allow(HttpRequest<?> request, RouteGroup group, MutableHttpHeaders headers) {
        var origin = request.getHeaders().get(HttpHeaders.ORIGIN);
        boolean anyPage = group.origins() == RouteGroup.Origins.ANY || listed.contains(ANY);
        if (!anyPage) {
            headers.set(HttpHeaders.VARY, HttpHeaders.ORIGIN);
        }
        if (anyPage || (origin != null && listed.contains(origin))) {
            headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, anyPage ? ANY : origin);
            headers.set(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, EXPOSED);
            if (!anyPage && group.knowsCookies()) {
                headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_CREDENTIALS, "true");
            }
        }
    }

    /** Adds to a preflight's answer what the page may send; nothing for a page that may not call. */
    void allowPreflight(RouteGroup group, MutableHttpHeaders headers) {
        if (!headers.contains(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN)) {
            return;
        }
        boolean open = group.origins() == RouteGroup.Origins.ANY;
        headers.set(
                HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS,
                open ? "GET, POST, PUT, OPTIONS" : "GET, POST, PUT, PATCH, DELETE, OPTIONS");
        headers.set(
                HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS,
                open ? "Content-Type, Authorization" : "Content-Type, Authorization, Idempotency-Key, If-Match");
        headers.set(HttpHeaders.ACCESS_CONTROL_MAX_AGE, PREFLIGHT_SECONDS);
    }

    private static String requireOrigin(String origin) {
        if (origin.equals(ANY)) {
            return origin;
        }
        try {
            var uri = URI.create(origin);
            boolean bare = uri.getRawPath().isEmpty() && uri.getRawQuery() == null && uri.getRawFragment() == null;
            if (uri.getScheme() != null && uri.getHost() != null && bare) {
                return origin;
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(misconfigured(origin), e);
        }
        throw new IllegalArgumentException(misconfigured(origin));
    }

    private static String misconfigured(String origin) {
        return "ALLOWED_ORIGINS lists \"" + origin + "\", which is not an origin such as https://app.example.com";
    }
}
