package dev.darkroom.svg;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.darkroom.contract.Json;
import dev.darkroom.kernel.IdSource;
import dev.darkroom.realtime.Event;
import dev.darkroom.realtime.LoggedEvent;
import dev.darkroom.realtime.Topic;
import dev.darkroom.realtime.Topics;
import jakarta.inject.Singleton;

/** Tells those who watch a session what they see from now on (contract {@code realtime.md}). */
@Singleton
final class FrameNews {
    /** Beside the picture a message has its type, its number, an etag, and a topic of at most 133 characters. */
    private static final int REST_BYTES = 512;

    private final Topics topics;
    private final IdSource ids;

    FrameNews(Topics topics, IdSource ids) {
        this.topics = topics;
        this.ids = ids;
    }

    /** A frame that does not fit a message is told by its etag: whoever wants it asks for it. */
    void changed(SessionAddress address, Frame frame) {
        var body = Json.mapper().createObjectNode().put("type", "frame").put("etag", frame.etag());
        if (Json.write(frame.svg()).getBytes(UTF_8).length <= LoggedEvent.MAX_MESSAGE_BYTES - REST_BYTES) {
            body.put("svg", frame.svg());
        }
        topics.publish(new Topic(address.topic()), new Event(ids.next(), body));
    }

    /** The number of the newest event of a session, 0 when there is none. */
    long newest(SessionAddress address) {
        return topics.newest(new Topic(address.topic()));
    }
}
