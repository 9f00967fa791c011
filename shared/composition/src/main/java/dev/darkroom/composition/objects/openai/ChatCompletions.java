package dev.darkroom.composition.objects.openai;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.darkroom.aws.Secrets;
import dev.darkroom.composition.objects.LanguageModel;
import dev.darkroom.composition.objects.ModelAnswer;
import dev.darkroom.composition.objects.NamingFailed;
import dev.darkroom.composition.objects.ObjectNamingSettings;
import dev.darkroom.contract.Json;
import io.micronaut.context.annotation.Requires;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Names objects by {@code POST {url}/chat/completions} with {@code response_format} {@code json_schema}. Neither a temperature nor a
 * number of tokens is sent: the newest models refuse the one and the older name of the other, and the answer is bounded by time and bytes.
 */
@Singleton
@Requires(property = "darkroom.composition.objects.engine", value = ObjectNamingSettings.OPENAI)
final class ChatCompletions implements LanguageModel {
    private static final Duration CONNECT = Duration.ofSeconds(1);

    /** What a header may hold; a client's complaint of anything else would quote the key. */
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,4096}");

    /** Redirects are not followed: the key is for one host. */
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    private final URI endpoint;
    private final String model;
    private final Supplier<String> key;

    @Inject
    ChatCompletions(ObjectNamingSettings settings, Secrets secrets) {
        this(settings, key(settings, secrets));
    }

    /** @param key read anew for each question; empty where none is needed */
    ChatCompletions(ObjectNamingSettings settings, Supplier<String> key) {
        String base = Objects.requireNonNull(settings.url());
        this.endpoint = URI.create(base.replaceFirst("/+$", "") + "/chat/completions");
        this.model = Objects.requireNonNull(settings.model());
        this.key = key;
    }

    private static Supplier<String> key(ObjectNamingSettings settings, Secrets secrets) {
        String arn = settings.secretArn();
        return arn == null ? () -> "" : () -> secrets.read(arn);
    }

    @Override
    public List<String> labels(String prompt) throws NamingFailed {
        JsonNode content = content(send(request(prompt)));
        if (!content.isTextual()) {
            throw new NamingFailed("the answer has no content");
        }
        return ModelAnswer.labels(content.textValue());
    }

    private HttpRequest request(String prompt) throws NamingFailed {
        var request = HttpRequest.newBuilder(endpoint)
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body(prompt)));
        String held = heldKey();
        return (held.isEmpty() ? request : request.header("authorization", "Bearer " + held)).build();
    }

    private String heldKey() throws NamingFailed {
        String held;
        try {
            held = key.get().strip();
        } catch (SdkException unreadable) {
            throw new NamingFailed("the secret of OBJECTS_SECRET_ARN cannot be read");
        }
        if (!held.isEmpty() && !KEY.matcher(held).matches()) {
            throw new NamingFailed("the secret of OBJECTS_SECRET_ARN is no key");
        }
        return held;
    }

    private String body(String prompt) {
        Map<String, Object> schema = new HashMap<>(ModelAnswer.schema());
        schema.put("additionalProperties", false);
        return Json.write(Map.of(
                "model",
                model,
                "messages",
                List.of(
                        Map.of("role", "system", "content", ModelAnswer.INSTRUCTIONS),
                        Map.of("role", "user", "content", prompt)),
                "response_format",
                Map.of(
                        "type",
                        "json_schema",
                        "json_schema",
                        Map.of("name", ModelAnswer.NAME, "strict", true, "schema", schema))));
    }

    private String send(HttpRequest request) throws NamingFailed {
        try {
            HttpResponse<InputStream> answer = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                if (answer.statusCode() != 200) {
                    throw new NamingFailed("the endpoint answered with status " + answer.statusCode());
                }
                byte[] bytes = body.readNBytes(ModelAnswer.MAX_BYTES + 1);
                if (bytes.length > ModelAnswer.MAX_BYTES) {
                    throw new NamingFailed("the answer is too large");
                }
                return new String(bytes, StandardCharsets.UTF_8);
            }
        } catch (IOException unreachable) {
            throw new NamingFailed(
                    "no answer of the endpoint: " + unreachable.getClass().getSimpleName());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new NamingFailed("interrupted");
        }
    }

    private static JsonNode content(String answer) throws NamingFailed {
        try {
            return Json.mapper()
                    .readTree(answer)
                    .path("choices")
                    .path(0)
                    .path("message")
                    .path("content");
        } catch (JsonProcessingException malformed) {
            throw new NamingFailed("what the endpoint answered is not JSON");
        }
    }

    @PreDestroy
    void close() {
        http.shutdownNow();
    }
}
