package dev.darkroom.realtime.socket;

import com.fasterxml.jackson.databind.JsonNode;
import dev.darkroom.realtime.ConnectionId;
import dev.darkroom.realtime.Conversation;
import dev.darkroom.realtime.Handshakes;
import jakarta.inject.Singleton;
import java.time.Instant;

/**
 * What happens on sockets: a handshake, a message, a close. The gateway asks whether to go through with a handshake;
 * everything else it only wants to see taken, because answers go out as posts.
 */
@Singleton
final class Sockets {
    private final Handshakes handshakes;
    private final Conversation conversation;

    Sockets(Handshakes handshakes, Conversation conversation) {
        this.handshakes = handshakes;
        this.conversation = conversation;
    }

    SocketAnswer answer(JsonNode event, Instant until) {
        var context = event.path("requestContext");
        var connection = new ConnectionId(context.path("connectionId").asText());
        var type = context.path("eventType").asText();
        return switch (type) {
            case "CONNECT" -> shake(connection, event.path("queryStringParameters"));
            case "MESSAGE" -> {
                conversation.answer(connection, Frames.parse(event), until);
                yield SocketAnswer.TAKEN;
            }
            case "DISCONNECT" -> {
                handshakes.closed(connection);
                yield SocketAnswer.TAKEN;
            }
            default -> throw new IllegalArgumentException("a socket's event of unknown type");
        };
    }

    /** By one of the two ways in; who comes by none, or by both, is refused like who comes by a bad one. */
    private SocketAnswer shake(ConnectionId connection, JsonNode query) {
        var after = Frames.position(query.path("after").asText("0"));
        if (after.isEmpty()) {
            return SocketAnswer.BAD_REQUEST;
        }
        boolean byCapability = query.hasNonNull("capability");
        if (byCapability == query.hasNonNull("ticket")) {
            return SocketAnswer.REFUSED;
        }
        var verdict = byCapability
                ? handshakes.byCapability(connection, query.path("capability").asText(), after.getAsLong())
                : handshakes.byTicket(connection, query.path("ticket").asText());
        return switch (verdict) {
            case WELCOME -> SocketAnswer.TAKEN;
            case REFUSED -> SocketAnswer.REFUSED;
        };
    }
}
