package dev.darkroom.http.limits;

import dev.darkroom.http.Orders;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/** Tells the client how many requests are left, on refusals too. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(Orders.RATE_LIMIT_HEADERS)
@Requires(beans = RateLimiter.class)
final class RateLimitHeaders {
    private static final String TAKEN = Taken.class.getName();

    private record Taken(Limit limit, RateLimiter.Decision decision) {}

    /** Keeps the decision with the request until it is answered. */
    static void note(HttpRequest<?> request, Limit limit, RateLimiter.Decision decision) {
        request.setAttribute(TAKEN, new Taken(limit, decision));
    }

    @ResponseFilter
    void tell(HttpRequest<?> request, MutableHttpResponse<?> response) {
        request.getAttribute(TAKEN, Taken.class).ifPresent(taken -> tell(taken, response));
    }

    private static void tell(Taken taken, MutableHttpResponse<?> response) {
        var limit = taken.limit();
        var quoted = '"' + limit.name() + '"';
        response.header("RateLimit-Policy", quoted + ";q=" + limit.quota() + ";w=" + Limit.WINDOW_SECONDS);
        switch (taken.decision()) {
            case RateLimiter.Decision.Allowed allowed ->
                response.header("RateLimit", quoted + ";r=" + allowed.remaining() + ";t=" + allowed.fullIn());
            case RateLimiter.Decision.Refused refused -> {
                response.header("RateLimit", quoted + ";r=0;t=" + refused.retryIn());
            }
        }
    }
}
