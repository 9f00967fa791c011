package dev.darkroom.identity.api;

import dev.darkroom.identity.studio.Logins;
import dev.darkroom.identity.studio.RefreshToken;
import io.micronaut.context.annotation.Property;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * The cookie that a browser keeps its refresh token in: no script reads it, no other site's page sends it, and it goes to
 * nobody but the paths below.
 */
@Singleton
final class RefreshCookie {
    static final String NAME = "darkroom_refresh";

    private static final String LOCAL = "local";

    private final String attributes;

    /** @param stage {@code local} on a laptop, where there is no TLS */
    RefreshCookie(@Property(name = "stage") @Nullable String stage) {
        this.attributes = "; Path=/api/v1/auth; HttpOnly; SameSite=Strict" + (LOCAL.equals(stage) ? "" : "; Secure");
    }

    <T> MutableHttpResponse<T> keep(RefreshToken token, MutableHttpResponse<T> answer) {
        return set(token.value(), Logins.LIFE.toSeconds(), answer);
    }

    <T> MutableHttpResponse<T> forget(MutableHttpResponse<T> answer) {
        return set("", 0, answer);
    }

    private <T> MutableHttpResponse<T> set(String value, long seconds, MutableHttpResponse<T> answer) {
        return answer.header(HttpHeaders.SET_COOKIE, NAME + "=" + value + "; Max-Age=" + seconds + attributes);
    }
}
