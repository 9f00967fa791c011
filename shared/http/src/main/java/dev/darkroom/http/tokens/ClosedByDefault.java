package dev.darkroom.http.tokens;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.security.rules.SecurityRuleResult;
import io.micronaut.web.router.RouteAttributes;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/**
 * A route demands a token unless its controller says {@code @Secured(IS_ANONYMOUS)}. Paths without a route demand none:
 * they answer 404 and 405 to everybody.
 */
@Singleton
final class ClosedByDefault implements SecurityRule<HttpRequest<?>> {
    @Override
    public Publisher<SecurityRuleResult> check(HttpRequest<?> request, @Nullable Authentication authentication) {
        if (RouteAttributes.getRouteMatch(request).isEmpty()) {
            return Publishers.just(SecurityRuleResult.UNKNOWN);
        }
        return Publishers.just(authentication == null ? SecurityRuleResult.REJECTED : SecurityRuleResult.ALLOWED);
    }

    /** After the rule that reads {@code @Secured}. */
    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }
}
