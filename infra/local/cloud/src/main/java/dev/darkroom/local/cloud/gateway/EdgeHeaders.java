package dev.darkroom.local.cloud.gateway;

import dev.darkroom.local.template.Function;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the edge in front of the gateway adds to answers that lack it: those that no function gave. API Gateway cannot do it
 * itself, so where Darkroom is deployed it is the CDN's work (see {@code HttpApi} in the template).
 */
public final class EdgeHeaders {
    private static final Map<String, String> SECURITY = Map.of(
            "x-content-type-options", "nosniff",
            "x-frame-options", "DENY",
            "strict-transport-security", "max-age=31536000",
            "referrer-policy", "no-referrer",
            "cache-control", "no-store");

    /** The groups that any page may read; an acceptance test holds this against what the functions say. */
    private static final Pattern OPEN =
            Pattern.compile("/api/(composition|branch|node|session|user)(/.*)?|/api/auth/token|/(stream|view)(/.*)?");

    private static final String ANY = "*";
    private static final String ALLOW_ORIGIN = "access-control-allow-origin";
    private static final String EXPOSED = "X-Request-Id, ETag, Location, Retry-After, RateLimit, RateLimit-Policy";

    private final Set<String> origins;

    private EdgeHeaders(Set<String> origins) {
        this.origins = origins;
    }

    /** With the origins that the functions are given, too. */
    public static EdgeHeaders of(List<Function> functions) {
        return new EdgeHeaders(functions.stream()
                .map(function -> function.environment().getOrDefault("ALLOWED_ORIGINS", ""))
                .flatMap(listed -> Arrays.stream(listed.split(",")))
                .map(String::strip)
                .filter(origin -> !origin.isEmpty())
                .collect(Collectors.toUnmodifiableSet()));
    }

    /** The answer with all headers that it lacks; what it has stays. */
    Answer complete(Answer answer, String requestId) {
        Map<String, String> headers = new LinkedHashMap<>(answer.headers());
        SECURITY.forEach(headers::putIfAbsent);
        headers.putIfAbsent("x-request-id", requestId);
        return new Answer(answer.status(), headers, answer.cookies(), answer.body());
    }

    /** The same, readable for the pages that may call this path: for the gateway's own answers. */
    Answer completeOwn(Request request, Answer answer, String requestId) {
        Map<String, String> headers = new LinkedHashMap<>(answer.headers());
        boolean any = OPEN.matcher(request.path()).matches() || origins.contains(ANY);
        String origin = request.header("origin");
        if (!any) {
            headers.put("vary", "Origin");
        }
        if (any || origins.contains(origin)) {
            headers.put(ALLOW_ORIGIN, any ? ANY : origin);
            headers.put("access-control-expose-headers", EXPOSED);
        }
        return complete(new Answer(answer.status(), headers, answer.cookies(), answer.body()), requestId);
    }
}
