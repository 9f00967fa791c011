package dev.darkroom.local.cloud.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.local.cloud.Json;
import dev.darkroom.local.cloud.lambda.TraceId;
import dev.darkroom.local.template.HttpApi;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Events of payload format 2.0. */
final class HttpEvents {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    /** Bodies of these types reach the function as text, all others as base64. */
    private static final Pattern TEXT =
            Pattern.compile("(text/.*|application/(.*\\+)?(json|xml)|application/javascript)(;.*)?");

    private final HttpApi api;
    private final URI origin;

    HttpEvents(HttpApi api, URI origin) {
        this.api = api;
        this.origin = origin;
    }

    /** The event of a request; {@code query} holds the decoded parameters. */
    byte[] event(Request request, Routes.Match match, Map<String, List<String>> query, String requestId, Instant at) {
        ObjectNode event = Json.object();
        event.put("version", "2.0");
        event.put("routeKey", match.key());
        event.put("rawPath", request.path());
        event.put("rawQueryString", request.query());
        cookies(request, event);
        headers(request, event.putObject("headers"), requestId, at);
        joined(event, "queryStringParameters", query);
        context(request, match, requestId, at, event.putObject("requestContext"));
        if (!match.parameters().isEmpty()) {
            ObjectNode parameters = event.putObject("pathParameters");
            match.parameters().forEach(parameters::put);
        }
        body(request, event);
        return Json.bytes(event);
    }

    private static void cookies(Request request, ObjectNode event) {
        List<String> cookies = request.headers().getOrDefault("cookie", List.of()).stream()
                .flatMap(line -> Arrays.stream(line.split(";")))
                .map(String::trim)
                .filter(cookie -> !cookie.isEmpty())
                .toList();
        if (!cookies.isEmpty()) {
            var list = event.putArray("cookies");
            cookies.forEach(list::add);
        }
    }

    private void headers(Request request, ObjectNode headers, String requestId, Instant at) {
        request.headers().forEach((name, values) -> {
            if (!name.equals("cookie")) {
                headers.put(name, String.join(",", values));
            }
        });
        headers.put("x-forwarded-for", forwardedFor(request));
        headers.put("x-forwarded-port", String.valueOf(origin.getPort()));
        headers.put("x-forwarded-proto", origin.getScheme());
        // as the gateway does, which keeps the caller's
        if (!request.header("x-amzn-trace-id").startsWith("Root=")) {
            headers.put("x-amzn-trace-id", TraceId.of(at, requestId));
        }
    }

    private static String forwardedFor(Request request) {
        String before = String.join(", ", request.headers().getOrDefault("x-forwarded-for", List.of()));
        return before.isEmpty() ? request.sourceIp() : before + ", " + request.sourceIp();
    }

    private static void joined(ObjectNode event, String name, Map<String, List<String>> values) {
        if (!values.isEmpty()) {
            ObjectNode object = event.putObject(name);
            values.forEach((key, list) -> object.put(key, String.join(",", list)));
        }
    }

    private void context(Request request, Routes.Match match, String requestId, Instant at, ObjectNode context) {
        String host = request.headers().containsKey("host") ? request.header("host") : origin.getAuthority();
        context.put("accountId", "000000000000");
        context.put("apiId", api.id());
        context.put("domainName", host);
        context.put("domainPrefix", host.split("[.:]", 2)[0]);
        ObjectNode http = context.putObject("http");
        http.put("method", request.method());
        http.put("path", request.path());
        http.put("protocol", request.protocol());
        http.put("sourceIp", request.sourceIp());
        http.put("userAgent", request.header("user-agent"));
        context.put("requestId", requestId);
        context.put("routeKey", match.key());
        context.put("stage", api.stage());
        context.put("time", TIME.format(at));
        context.put("timeEpoch", at.toEpochMilli());
    }

    private static void body(Request request, ObjectNode event) {
        Optional<String> text = request.body().length == 0 ? Optional.empty() : text(request);
        if (request.body().length > 0) {
            event.put("body", text.orElseGet(() -> Base64.getEncoder().encodeToString(request.body())));
        }
        event.put("isBase64Encoded", request.body().length > 0 && text.isEmpty());
    }

    private static Optional<String> text(Request request) {
        String type = request.header("content-type").toLowerCase(Locale.ROOT).trim();
        if (!TEXT.matcher(type).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(request.body()))
                    .toString());
        } catch (CharacterCodingException notUtf8) {
            return Optional.empty();
        }
    }
}
