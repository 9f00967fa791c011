package dev.darkroom.http;

import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.context.ApplicationContextConfigurer;
import io.micronaut.context.annotation.ContextConfigurer;
import io.micronaut.context.env.PropertySource;
import java.util.Map;

/**
 * The framework's settings that every HTTP function needs, so that a function's own {@code application.properties}
 * holds only what is its own. A function may override them.
 */
@ContextConfigurer
public final class EdgeDefaults implements ApplicationContextConfigurer {
    /** Below {@code application.properties}, which stands at -300. */
    private static final int BELOW_APPLICATION = -400;

    private static final Map<String, Object> DEFAULTS = Map.of(
            // there is no HTTP client on the class path to fetch foreign keys with
            "micronaut.security.token.jwt.signatures.jwks-client.http-client.enabled",
            "false",
            // tokens are judged by Audience, which pins algorithm, issuer and keys
            "micronaut.security.token.jwt.enabled",
            "false",
            "micronaut.security.token.enabled",
            "false",
            "micronaut.security.basic-auth.enabled",
            "false",
            // unknown paths answer 404 to everybody, not 401
            "micronaut.security.reject-not-found",
            "false",
            // Cors decides; the framework's filter would refuse foreign pages a function that runs on a laptop
            "micronaut.server.cors.localhost-pass-through",
            "true",
            "micronaut.server.multipart.enabled",
            "false");

    @Override
    public void configure(ApplicationContextBuilder builder) {
        builder.propertySources(PropertySource.of("darkroom-edge", DEFAULTS, BELOW_APPLICATION));
    }
}
