package dev.darkroom.local.cloud.gateway;

import java.util.List;
import java.util.Map;

/**
 * A request as it came over the wire.
 *
 * @param path as sent, still encoded
 * @param query as sent, without the question mark
 * @param headers names in lower case; values in the order of arrival
 */
@SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
public record Request(
        String method,
        String protocol,
        String path,
        String query,
        Map<String, List<String>> headers,
        byte[] body,
        String sourceIp) {

    /** The first value of a header, or an empty text. */
    public String header(String lowerCaseName) {
        return headers.getOrDefault(lowerCaseName, List.of("")).getFirst();
    }
}
