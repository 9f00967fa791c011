package dev.darkroom.http.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The OpenAPI 3.1 document that the build put into the function on the class path. */
public final class ApiDescription {
    private static final String PLACE = "/META-INF/swagger/openapi.yml";
    private static final String LOCATION = "https://darkroom.test/openapi.json";
    private static final List<String> METHODS = List.of("get", "put", "post", "delete", "patch");

    private final JsonNode document;
    private final JsonSchemaFactory schemas;

    private ApiDescription(JsonNode document) {
        this.document = document;
        this.schemas = JsonSchemaFactory.getInstance(
                VersionFlag.V202012,
                builder -> builder.schemaLoaders(loaders -> loaders.schemas(Map.of(LOCATION, document.toString()))));
    }

    /** Reads it; the build makes it before tests run. */
    public static ApiDescription ofFunction() {
        try (var file = ApiDescription.class.getResourceAsStream(PLACE)) {
            assertThat(file).as(PLACE).isNotNull();
            return new ApiDescription(new YAMLMapper().readTree(file));
        } catch (IOException e) {
            throw new UncheckedIOException(PLACE + " cannot be read", e);
        }
    }

    /** {@code POST /jobs} and so on. */
    public List<String> operations() {
        var operations = new ArrayList<String>();
        document.path("paths")
                .properties()
                .forEach(path -> METHODS.stream()
                        .filter(path.getValue()::has)
                        .forEach(method ->
                                operations.add(method.toUpperCase(java.util.Locale.ROOT) + " " + path.getKey())));
        return operations;
    }

    /** Checks what every operation must say: how it succeeds and fails, by what it is opened, and nothing of our insides. */
    public void isComplete() {
        assertThat(document.path("openapi").asText()).startsWith("3.1");
        assertThat(document.path("info").path("title").asText()).startsWith("Darkroom");
        assertThat(document.path("servers").isEmpty()).isFalse();
        for (var operation : operations()) {
            var described = operation(operation);
            var responses = new ArrayList<String>();
            described.path("responses").fieldNames().forEachRemaining(responses::add);
            assertThat(responses).as(operation).contains("4XX", "5XX").anyMatch(code -> code.startsWith("20"));
            for (var security : described.path("security")) {
                security.fieldNames()
                        .forEachRemaining(name -> assertThat(document.at("/components/securitySchemes")
                                        .has(name))
                                .as(operation + " is opened by " + name)
                                .isTrue());
            }
        }
        assertThat(document.toString()).doesNotContain("Caller").doesNotContain("RawBody");
    }

    /** Whether a caller needs a token or a signature. */
    public boolean isSecured(String operation) {
        return !operation(operation).path("security").isEmpty();
    }

    /** Checks an answer against what is said of the operation, such as {@code GET /jobs/{id}}. */
    public Answer check(String operation, Answer answer) {
        var responses = operation(operation).path("responses");
        var exact = Integer.toString(answer.status());
        var status = responses.has(exact) ? exact : answer.status() / 100 + "XX";
        var mediaType = answer.header("Content-Type").orElseThrow();
        assertThat(responses.path(status).path("content").has(mediaType))
                .as(operation + " answers " + status + " with " + mediaType)
                .isTrue();
        var parts = operation.split(" ", 2);
        var pointer = "/paths/" + escaped(parts[1]) + "/" + parts[0].toLowerCase(java.util.Locale.ROOT) + "/responses/"
                + status + "/content/" + escaped(mediaType) + "/schema";
        var schema = schemas.getSchema(SchemaLocation.of(LOCATION + "#" + pointer));
        assertThat(schema.validate(answer.json()))
                .as(operation + " → " + answer.text())
                .isEmpty();
        return answer;
    }

    private JsonNode operation(String operation) {
        var parts = operation.split(" ", 2);
        var found = document.path("paths").path(parts[1]).path(parts[0].toLowerCase(java.util.Locale.ROOT));
        assertThat(found.isMissingNode()).as(operation + " is described").isFalse();
        return found;
    }

    private static String escaped(String segment) {
        return segment.replace("~", "~0").replace("/", "~1");
    }
}
