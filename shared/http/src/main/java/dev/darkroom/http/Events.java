package dev.darkroom.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads and tidies the gateway's event. */
final class Events {
    private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");
    private static final String CONTENT_TYPE = "content-type";

    /** What may stand in a path beside letters and digits, RFC 3986 section 3.3. */
    private static final String PATH_CHARACTERS = "/-._~!$&'()*+,;=:@";

    private static final Pattern ESCAPE = Pattern.compile("%[0-9A-Fa-f]{2}");

    private Events() {}

    /** A request of nobody, as the gateway would hand it over. */
    static APIGatewayV2HTTPEvent get(String path) {
        var http = APIGatewayV2HTTPEvent.RequestContext.Http.builder()
                .withMethod("GET")
                .withPath(path)
                .withProtocol("HTTP/1.1")
                .withSourceIp("priming")
                .build();
        return APIGatewayV2HTTPEvent.builder()
                .withVersion("2.0")
                .withRawPath(path)
                .withRawQueryString("")
                .withHeaders(Map.of())
                .withRequestContext(APIGatewayV2HTTPEvent.RequestContext.builder()
                        .withRequestId("priming")
                        .withStage("$default")
                        .withHttp(http)
                        .build())
                .build();
    }

    static Optional<String> header(APIGatewayV2HTTPEvent event, String name) {
        return Optional.ofNullable(headers(event).get(name)).filter(value -> !value.isBlank());
    }

    /**
     * Makes requests that mean the same look the same. No body is the empty object: clients of the contracts send
     * either where all members are optional, and where one is required both are refused by its name. {@code Accept} is
     * dropped because nearly each path has one representation: an app that sends an odd one still gets its answer.
     */
    static void tidy(APIGatewayV2HTTPEvent event) {
        var headers = headers(event);
        headers.remove("accept");
        var body = event.getBody();
        if (WITH_BODY.contains(event.getRequestContext().getHttp().getMethod()) && (body == null || body.isEmpty())) {
            event.setBody("{}");
            event.setIsBase64Encoded(false);
            headers.put(CONTENT_TYPE, "application/json");
        }
        event.setHeaders(headers);
    }

    /**
     * Makes the path one that can be read as part of a URI. The gateway hands it over decoded, so anything may stand in
     * it; what no URI may hold is encoded again, as is a percent sign that begins no escape.
     */
    static void repairPath(APIGatewayV2HTTPEvent event) {
        var http = event.getRequestContext().getHttp();
        var path = http.getPath() == null || http.getPath().isEmpty() ? "/" : http.getPath();
        var repaired = new StringBuilder(path.length());
        for (int i = 0; i < path.length(); ) {
            int character = path.codePointAt(i);
            boolean escape = character == '%'
                    && ESCAPE.matcher(path).region(i, path.length()).lookingAt();
            if (escape || PATH_CHARACTERS.indexOf(character) >= 0 || isAsciiLetterOrDigit(character)) {
                repaired.appendCodePoint(character);
            } else {
                encode(character, repaired);
            }
            i += Character.charCount(character);
        }
        http.setPath(repaired.toString());
    }

    private static boolean isAsciiLetterOrDigit(int character) {
        return character < 0x80 && Character.isLetterOrDigit(character);
    }

    private static void encode(int character, StringBuilder target) {
        for (byte octet : Character.toString(character).getBytes(StandardCharsets.UTF_8)) {
            target.append('%').append(HexFormat.of().withUpperCase().toHexDigits(octet));
        }
    }

    private static Map<String, String> headers(APIGatewayV2HTTPEvent event) {
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        if (event.getHeaders() != null) {
            headers.putAll(event.getHeaders());
        }
        return headers;
    }
}
