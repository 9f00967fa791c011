package dev.darkroom.local.cloud.socket;

import dev.darkroom.local.cloud.gateway.Percent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an edge in front of the WebSocket API does: {@code /ws/image-stream/SESSION/BRANCH} becomes the query
 * {@code session=SESSION&branch=BRANCH}, as a WebSocket API has no paths.
 */
final class EdgePaths {
    private static final String STREAM = "/ws/image-stream/";

    private EdgePaths() {}

    /** Whether a path is the WebSocket API's at all. */
    static boolean isSocket(String path) {
        return path.equals("/ws") || path.equals("/ws/") || path.startsWith(STREAM);
    }

    /** The query that the function sees; nothing when path or query are malformed. */
    static Optional<Map<String, List<String>>> query(String path, String query) {
        Optional<Map<String, List<String>>> parameters = Percent.parameters(query);
        if (parameters.isEmpty() || !path.startsWith(STREAM)) {
            return parameters;
        }
        String[] parts = path.substring(STREAM.length()).split("/", -1);
        Optional<String> session = Percent.decode(parts[0], false);
        Optional<String> branch = parts.length > 1 ? Percent.decode(parts[1], false) : Optional.of("");
        if (parts.length > 2 || session.filter(text -> !text.isEmpty()).isEmpty() || branch.isEmpty()) {
            return Optional.empty();
        }
        Map<String, List<String>> rewritten = new LinkedHashMap<>(parameters.get());
        rewritten.put("session", new ArrayList<>(List.of(session.get())));
        if (!branch.get().isEmpty()) {
            rewritten.put("branch", new ArrayList<>(List.of(branch.get())));
        }
        return Optional.of(rewritten);
    }
}
