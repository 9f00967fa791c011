package dev.darkroom.realtime;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.darkroom.contract.Json;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A replay to be run: everything else stands in the subscription.
 *
 * @param replay the replay's name; once another one owns the subscription, this request is void
 */
public record ReplayRequest(Topic topic, ConnectionId connection, String replay) {
    static ReplayRequest of(Subscription subscription) {
        return new ReplayRequest(subscription.topic(), subscription.connection(), subscription.replay());
    }

    public String toJson() {
        return Json.write(new Wire(topic.name(), connection.value(), replay));
    }

    /** Empty when the text is not what {@link #toJson} writes. */
    public static Optional<ReplayRequest> parse(String json) {
        try {
            return Optional.ofNullable(Json.read(json, Wire.class)).flatMap(Wire::request);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private record Wire(
            @Nullable String topic,
            @Nullable String connectionId,
            @Nullable String replay) {
        Optional<ReplayRequest> request() {
            if (topic == null || connectionId == null || replay == null || connectionId.isEmpty()) {
                return Optional.empty();
            }
            return Topic.parse(topic).map(to -> new ReplayRequest(to, new ConnectionId(connectionId), replay));
        }
    }
}
