package dev.darkroom.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import dev.darkroom.local.demo.client.Answer;
import dev.darkroom.local.demo.client.Darkroom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The OpenAPI 3.1 document that the running cloud serves: its schemas are JSON Schema 2020-12, and answers are validated as such. */
final class OpenApiContract {
    private static final String LOCATION = "https://darkroom.test/openapi.json";
    private final JsonNode document;
    private final JsonSchemaFactory schemas;
    private final List<Route> routes = new ArrayList<>();

    private record Route(String template, Pattern path) {
        /** A literal segment is more specific than a parameter. */
        int parameters() {
            return template.split("\\{", -1).length;
        }

        /** So is a segment that begins with something. */
        int literals() {
            return template.replaceAll("\\{[^}]+}", "").length();
        }
    }

    private OpenApiContract(JsonNode document) {
        this.document = document;
        this.schemas = JsonSchemaFactory.getInstance(
                VersionFlag.V202012,
                builder -> builder.schemaLoaders(loaders -> loaders.schemas(Map.of(LOCATION, document.toString()))));
        document.path("paths")
                .fieldNames()
                .forEachRemaining(path -> routes.add(new Route(
                        path, Pattern.compile("\\Q" + path.replaceAll("\\{[^}]+}", "\\\\E[^/]+\\\\Q") + "\\E"))));
        routes.sort(Comparator.comparingInt(Route::parameters)
                .thenComparing(Comparator.comparingInt(Route::literals).reversed()));
    }

    static OpenApiContract servedBy(Darkroom darkroom) {
        Answer answer = darkroom.get("/openapi.yaml").send().orRefused();
        try {
            JsonNode document = new YAMLMapper().readTree(answer.body());
            assertThat(document.path("openapi").asText())
                    .as("version of the served OpenAPI document")
                    .startsWith("3.1");
            return new OpenApiContract(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("/openapi.yaml is not YAML", e);
        }
    }

    /** Every operation as {@code METHOD /path/{parameter}}. */
    List<String> operations() {
        List<String> operations = new ArrayList<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(
                                method -> operations.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        return operations;
    }

    /** The names of the security schemes any of which opens an operation; none when it is open to everybody. */
    List<String> securitySchemes(String operation) {
        List<String> schemes = new ArrayList<>();
        described(operation).path("security").forEach(scheme -> schemes.addAll(names(scheme)));
        return schemes;
    }

    /** The names of the headers that an operation reads. */
    List<String> headers(String operation) {
        List<String> headers = new ArrayList<>();
        described(operation).path("parameters").forEach(parameter -> {
            if (parameter.path("in").asText().equals("header")) {
                headers.add(parameter.path("name").asText());
            }
        });
        return headers;
    }

    private JsonNode described(String operation) {
        String[] words = operation.split(" ", 2);
        return document.path("paths").path(words[1]).path(words[0].toLowerCase(Locale.ROOT));
    }

    /** Refuses an answer whose route, status or body the document does not know. Unknown routes and methods are no part of it. */
    void check(Answer answer) {
        Optional<Route> route = routes.stream()
                .filter(r -> r.path.matcher(answer.uri().getRawPath()).matches())
                .findFirst();
        String method = answer.method().toLowerCase(Locale.ROOT);
        if (route.isEmpty()
                || !document.path("paths").path(route.get().template).has(method)) {
            assertThat(answer.status()).as("undocumented %s", describe(answer)).isIn(400, 401, 403, 404, 405, 415, 431);
            return;
        }
        String operation = "/paths/" + escaped(route.get().template) + "/" + method + "/responses/";
        JsonNode responses = document.at(operation.substring(0, operation.length() - 1));
        String status = documented(responses, answer.status());
        assertThat(responses.has(status))
                .as("documented statuses %s hold %s", names(responses), describe(answer))
                .isTrue();
        String pointer = resolved(operation + status);
        JsonNode content = document.at(pointer).path("content");
        if (!answer.body().isEmpty()) {
            assertThat(content.isEmpty())
                    .as("no body is documented for %s", describe(answer))
                    .isFalse();
            String type =
                    answer.header("content-type").orElse("").split(";", 2)[0].strip();
            assertThat(content.has(type))
                    .as("documented types %s hold %s of %s", names(content), type, describe(answer))
                    .isTrue();
            if (type.endsWith("json")) {
                validate(answer, pointer + "/content/" + escaped(type) + "/schema");
            }
        }
    }

    private void validate(Answer answer, String pointer) {
        JsonSchema schema = schemas.getSchema(SchemaLocation.of(LOCATION + "#" + pointer));
        Set<ValidationMessage> messages = schema.validate(answer.json());
        assertThat(messages)
                .as("OpenAPI schema %s against %s", pointer, describe(answer))
                .isEmpty();
    }

    /** The status itself, or its range: {@code 4XX}. */
    private static String documented(JsonNode responses, int status) {
        String exact = Integer.toString(status);
        return responses.has(exact) ? exact : status / 100 + "XX";
    }

    /** Follows one reference to a shared response. */
    private String resolved(String pointer) {
        String reference = document.at(pointer).path("$ref").asText();
        return reference.isEmpty() ? pointer : reference.substring(1);
    }

    private static List<String> names(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static String escaped(String segment) {
        return segment.replace("~", "~0").replace("/", "~1");
    }

    private static String describe(Answer answer) {
        return answer.method() + " " + answer.uri().getRawPath() + " → " + answer.status() + " " + answer.body();
    }
}
