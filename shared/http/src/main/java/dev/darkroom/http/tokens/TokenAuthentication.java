package dev.darkroom.http.tokens;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.filters.AuthenticationFetcher;
import jakarta.inject.Singleton;
import org.reactivestreams.Publisher;

/** Tells the security filter what {@link BearerTokens} found. */
@Singleton
final class TokenAuthentication implements AuthenticationFetcher<HttpRequest<?>> {
    private final BearerTokens tokens;

    TokenAuthentication(BearerTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public Publisher<Authentication> fetchAuthentication(HttpRequest<?> request) {
        return switch (tokens.judge(request)) {
            case Verdict.Accepted accepted -> Publishers.just(Authentication.build(accepted.subject()));
            case Verdict.Absent none -> Publishers.empty();
            case Verdict.Refused refused -> Publishers.empty();
        };
    }
}
