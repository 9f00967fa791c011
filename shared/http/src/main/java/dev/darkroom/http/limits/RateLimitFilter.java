package dev.darkroom.http.limits;

import dev.darkroom.http.Orders;
import dev.darkroom.http.RequestFacts;
import dev.darkroom.http.RequestSource;
import dev.darkroom.http.tokens.BearerTokens;
import dev.darkroom.http.tokens.Verdict;
import dev.darkroom.kernel.Problem;
import dev.darkroom.kernel.Refusal;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;

/** Takes a token for each request; {@link RateLimitHeaders} tells the client how many are left. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(Orders.RATE_LIMIT)
@Requires(beans = RateLimiter.class)
final class RateLimitFilter {
    private static final Logger LOG = LoggerFactory.getLogger(RateLimitFilter.class);

    private final RateLimiter limiter;
    private final Limits limits;
    private final RequestSource requests;
    private final BearerTokens tokens;

    /** Whose bucket, and how large. */
    private record Bucket(String name, Limit limit) {}

    RateLimitFilter(RateLimiter limiter, Limits limits, RequestSource requests, BearerTokens tokens) {
        this.limiter = limiter;
        this.limits = limits;
        this.requests = requests;
        this.tokens = tokens;
    }

    @RequestFilter
    void take(HttpRequest<?> request) {
        var facts = requests.of(request);
        switch (facts.group().throttle()) {
            case NONE -> {}
            case SIGN_IN -> take(request, byAddress(facts, limits.signIn()));
            case CALLS -> take(request, bucket(request, facts));
        }
    }

    private Bucket bucket(HttpRequest<?> request, RequestFacts facts) {
        return switch (tokens.judge(request)) {
            case Verdict.Accepted accepted ->
                new Bucket(facts.group() + "#" + accepted.subject(), limits.callsOfUser());
            case Verdict.Absent none -> byAddress(facts, limits.callsOfAddress());
            case Verdict.Refused refused -> byAddress(facts, limits.callsOfAddress());
        };
    }

    private static Bucket byAddress(RequestFacts facts, Limit limit) {
        return new Bucket(facts.group() + "#" + facts.clientAddress(), limit);
    }

    private void take(HttpRequest<?> request, Bucket bucket) {
        RateLimiter.Decision decision;
        try {
            decision = limiter.take(bucket.name(), bucket.limit());
        } catch (SdkException e) {
            // a limit protects the service; it must not be what stops it. The metric filter counts this line
            LOG.atError()
                    .addKeyValue("metric", "RateLimiterUnavailable")
                    .setCause(e)
                    .log("rate limit not checked, request let through");
            return;
        }
        RateLimitHeaders.note(request, bucket.limit(), decision);
        if (decision instanceof RateLimiter.Decision.Refused refused) {
            throw new Refusal(Problem.retryIn(refused.retryIn(), "Too many requests"));
        }
    }
}
