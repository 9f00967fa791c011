package dev.darkroom.local.cloud.gateway;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * What goes back to the client.
 *
 * @param headers names as the function wrote them
 * @param cookies one {@code Set-Cookie} each
 */
@SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
public record Answer(int status, Map<String, String> headers, List<String> cookies, byte[] body) {

    /** Whether the gateway made it: no function was asked, or none answered. */
    boolean isOwn() {
        return OWN.contains(this);
    }

    /** The gateway's own answer, in API Gateway's form. */
    static Answer own(int status, String message) {
        byte[] body = ("{\"message\":\"" + message + "\"}").getBytes(StandardCharsets.UTF_8);
        return new Answer(status, Map.of("content-type", "application/json"), List.of(), body);
    }

    static final Answer NOT_FOUND = own(404, "Not Found");
    static final Answer BAD_REQUEST = own(400, "Bad Request");
    static final Answer TOO_LARGE = own(413, "Request Entity Too Large");
    static final Answer HEADERS_TOO_LARGE = own(431, "Request Header Fields Too Large");
    static final Answer FAILED = own(500, "Internal Server Error");
    static final Answer TIMED_OUT = own(503, "Service Unavailable");

    private static final List<Answer> OWN =
            List.of(NOT_FOUND, BAD_REQUEST, TOO_LARGE, HEADERS_TOO_LARGE, FAILED, TIMED_OUT);
}
