package dev.darkroom.local.cloud.secrets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.local.cloud.Json;
import dev.darkroom.local.template.Secret;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Secrets Manager over AWS JSON 1.1: GetSecretValue, PutSecretValue and DescribeSecret. */
public final class SecretsApi implements HttpHandler {
    private static final String SERVICE = "secretsmanager.";
    private static final int MAX_BODY = 128 * 1024;

    private final SecretStore store;
    private final InstantSource clock;

    public SecretsApi(SecretStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws IOException {
        String target = Optional.ofNullable(exchange.getRequestHeaders().getFirst("X-Amz-Target"))
                .orElse("");
        Optional<JsonNode> request = Json.parse(exchange.getInputStream().readNBytes(MAX_BODY));
        if (request.isEmpty() || !target.startsWith(SERVICE)) {
            refuse(exchange, "InvalidRequestException", "Not a request of Secrets Manager");
            return;
        }
        JsonNode body = request.get();
        Optional<Secret> secret = store.find(body.path("SecretId").asText(""));
        if (secret.isEmpty()) {
            refuse(exchange, "ResourceNotFoundException", "Secrets Manager can't find the specified secret.");
            return;
        }
        switch (target.substring(SERVICE.length())) {
            case "GetSecretValue" -> get(exchange, secret.get(), body);
            case "PutSecretValue" -> put(exchange, secret.get(), body);
            case "DescribeSecret" -> describe(exchange, secret.get());
            default -> refuse(exchange, "UnknownOperationException", target + " is not emulated");
        }
    }

    private void get(HttpServerExchange exchange, Secret secret, JsonNode body) throws IOException {
        Optional<SecretStore.Version> version =
                store.version(secret.arn(), text(body, "VersionId"), text(body, "VersionStage"));
        if (version.isEmpty()) {
            refuse(exchange, "ResourceNotFoundException", "Secrets Manager can't find the specified secret value.");
            return;
        }
        ObjectNode answer = named(secret);
        answer.put("SecretString", version.get().value());
        answer.put("CreatedDate", clock.millis() / 1000.0);
        write(exchange, 200, version(answer, version.get()));
    }

    private void put(HttpServerExchange exchange, Secret secret, JsonNode body) throws IOException {
        Optional<String> value = text(body, "SecretString");
        if (value.isEmpty()) {
            refuse(exchange, "InvalidParameterException", "You must provide SecretString; binary is not emulated.");
            return;
        }
        switch (store.put(secret.arn(), text(body, "ClientRequestToken"), value.get())) {
            case SecretStore.Put.Stored stored -> write(exchange, 200, version(named(secret), stored.version()));
            case SecretStore.Put.TokenReused reused ->
                refuse(
                        exchange,
                        "ResourceExistsException",
                        "You can't use ClientRequestToken of another value of this secret.");
        }
    }

    private void describe(HttpServerExchange exchange, Secret secret) throws IOException {
        ObjectNode answer = named(secret);
        ObjectNode versions = answer.putObject("VersionIdsToStages");
        store.versions(secret.arn()).stream()
                .filter(version -> !version.stages().isEmpty())
                .forEach(version -> stages(versions.putArray(version.id()), version.stages()));
        write(exchange, 200, answer);
    }

    private static ObjectNode named(Secret secret) {
        return Json.object().put("ARN", secret.arn()).put("Name", secret.name());
    }

    private static ObjectNode version(ObjectNode answer, SecretStore.Version version) {
        answer.put("VersionId", version.id());
        stages(answer.putArray("VersionStages"), version.stages());
        return answer;
    }

    private static void stages(com.fasterxml.jackson.databind.node.ArrayNode array, List<String> stages) {
        stages.forEach(array::add);
    }

    private static Optional<String> text(JsonNode body, String name) {
        return Optional.of(body.path(name)).filter(JsonNode::isTextual).map(JsonNode::asText);
    }

    private static void refuse(HttpServerExchange exchange, String type, String message) throws IOException {
        write(exchange, 400, Json.object().put("__type", type).put("message", message));
    }

    private static void write(HttpServerExchange exchange, int status, ObjectNode json) throws IOException {
        exchange.setStatusCode(status);
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/x-amz-json-1.1");
        exchange.getOutputStream().write(Json.bytes(json));
    }
}
