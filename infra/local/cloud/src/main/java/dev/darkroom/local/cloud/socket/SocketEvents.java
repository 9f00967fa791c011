package dev.darkroom.local.cloud.socket;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.local.cloud.Json;
import dev.darkroom.local.template.WebSocketApi;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Events of a WebSocket API's proxy integration. */
final class SocketEvents {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final WebSocketApi api;
    private final URI address;

    SocketEvents(WebSocketApi api, URI address) {
        this.api = api;
        this.address = address;
    }

    byte[] connect(
            Connection connection,
            Map<String, List<String>> headers,
            Map<String, List<String>> query,
            String requestId,
            Instant at) {
        ObjectNode event = Json.object();
        multi(event, "headers", "multiValueHeaders", headers);
        if (!query.isEmpty()) {
            multi(event, "queryStringParameters", "multiValueQueryStringParameters", query);
        }
        context(event, connection, "$connect", "CONNECT", requestId, at);
        event.put("isBase64Encoded", false);
        return Json.bytes(event);
    }

    byte[] message(Connection connection, String route, String body, String requestId, Instant at) {
        ObjectNode event = Json.object();
        context(event, connection, route, "MESSAGE", requestId, at).put("messageId", requestId);
        event.put("body", body);
        event.put("isBase64Encoded", false);
        return Json.bytes(event);
    }

    byte[] disconnect(Connection connection, int code, String reason, String requestId, Instant at) {
        ObjectNode event = Json.object();
        context(event, connection, "$disconnect", "DISCONNECT", requestId, at)
                .put("disconnectStatusCode", code)
                .put("disconnectReason", reason);
        event.put("isBase64Encoded", false);
        return Json.bytes(event);
    }

    private static void multi(ObjectNode event, String single, String multi, Map<String, List<String>> values) {
        ObjectNode lasts = event.putObject(single);
        ObjectNode lists = event.putObject(multi);
        values.forEach((name, list) -> {
            lasts.put(name, list.getLast());
            var array = lists.putArray(name);
            list.forEach(array::add);
        });
    }

    private ObjectNode context(
            ObjectNode event, Connection connection, String route, String type, String requestId, Instant at) {
        ObjectNode context = event.putObject("requestContext");
        context.put("routeKey", route);
        context.put("eventType", type);
        context.put("extendedRequestId", requestId);
        context.put("requestTime", TIME.format(at));
        context.put("messageDirection", "IN");
        context.put("stage", api.stage());
        context.put("connectedAt", connection.connectedAt().toEpochMilli());
        context.put("requestTimeEpoch", at.toEpochMilli());
        context.putObject("identity").put("sourceIp", connection.sourceIp()).put("userAgent", connection.userAgent());
        context.put("requestId", requestId);
        context.put("domainName", address.getAuthority());
        context.put("connectionId", connection.id());
        context.put("apiId", api.id());
        return context;
    }
}
