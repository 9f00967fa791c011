package dev.darkroom.composition.objects;

import io.micronaut.context.annotation.ConfigurationProperties;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who names the objects of a prompt. An empty value counts as none.
 *
 * @param engine {@code local}, the default, {@code bedrock} or {@code openai} ({@code OBJECTS_ENGINE})
 * @param model the model's id at the provider; for {@code bedrock} and {@code openai} ({@code OBJECTS_MODEL})
 * @param url for {@code openai}: what stands before {@code /chat/completions}, {@code https://api.openai.com/v1} ({@code OBJECTS_URL})
 * @param secretArn for {@code openai}: of the secret that is the key; none where no key is needed ({@code OBJECTS_SECRET_ARN})
 */
@ConfigurationProperties("darkroom.composition.objects")
public record ObjectNamingSettings(
        @Nullable String engine,
        @Nullable String model,
        @Nullable String url,
        @Nullable String secretArn) {

    public static final String LOCAL = "local";
    public static final String BEDROCK = "bedrock";
    public static final String OPENAI = "openai";

    private static final Set<String> THIS_HOST = Set.of("localhost", "127.0.0.1", "[::1]");

    public ObjectNamingSettings {
        engine = engine == null || engine.isBlank() ? LOCAL : engine;
        model = blankAsNull(model);
        url = blankAsNull(url);
        secretArn = blankAsNull(secretArn);
        require(
                Set.of(LOCAL, BEDROCK, OPENAI).contains(engine),
                "OBJECTS_ENGINE must be local, bedrock or openai, not " + engine);
        require(LOCAL.equals(engine) || model != null, "OBJECTS_MODEL must name the model that " + engine + " asks");
        if (OPENAI.equals(engine)) {
            requireEndpoint(url, secretArn != null);
        }
    }

    /** Asks a model elsewhere, and not only the local naming. */
    public boolean asksModel() {
        return !LOCAL.equals(engine);
    }

    private static @Nullable String blankAsNull(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }

    private static void requireEndpoint(@Nullable String url, boolean withKey) {
        require(url != null, "OBJECTS_URL must be the base URL of the endpoint that openai asks");
        URI uri = parsed(url == null ? "" : url);
        boolean http = "http".equals(uri.getScheme());
        require(
                uri.getHost() != null && (http || "https".equals(uri.getScheme())),
                "OBJECTS_URL must be an http or https URL with a host");
        require(
                uri.getQuery() == null && uri.getFragment() == null && uri.getUserInfo() == null,
                "OBJECTS_URL must have no query, no fragment and no credentials");
        require(
                !http || !withKey || THIS_HOST.contains(uri.getHost()),
                "OBJECTS_URL must be https: a key is never sent in the clear");
    }

    private static URI parsed(String url) {
        try {
            return URI.create(url);
        } catch (IllegalArgumentException malformed) {
            // its message quotes the value
            throw new IllegalArgumentException("OBJECTS_URL is no URL");
        }
    }

    private static void require(boolean holds, String sentence) {
        if (!holds) {
            throw new IllegalArgumentException(sentence);
        }
    }
}
