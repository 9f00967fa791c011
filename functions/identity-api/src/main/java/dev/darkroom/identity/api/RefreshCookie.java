package dev.darkroom.identity.api;

import dev.darkroom.identity.studio.Logins;
import dev.darkroom.identity.studio.RefreshToken;
import io.micronaut.context.annotation.Property;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Optional;
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

    /**
     * The token among a request's cookies. Read from the header, of which the framework's own reader takes the second cookie
     * for an attribute of the first.
     */
    static Optional<String> find(@Nullable String cookies) {
        return Arrays.stream(cookies == null ? new String[0] : cookies.split(";", -1))
                .map(String::strip)
                .filter(cookie -> cookie.startsWith(NAME + "="))
                .map(cookie -> cookie.substring(NAME.length() + 1))
                .findFirst();
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
