package dev.darkroom.realtime.dynamodb;

import dev.darkroom.aws.Attributes;
import dev.darkroom.aws.Row;
import dev.darkroom.realtime.ConnectionId;
import dev.darkroom.realtime.Limits;
import dev.darkroom.realtime.Subscription;
import dev.darkroom.realtime.Topic;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Subscriptions to rows and back. */
final class SubscriptionRows {
    /** By connection; knows keys only. */
    static final String BY_CONNECTION = "by_connection";

    private SubscriptionRows() {}

    static Map<String, AttributeValue> key(String topic, ConnectionId connection) {
        return Attributes.of()
                .text("topic", topic)
                .text("connection_id", connection.value())
                .map();
    }

    static Map<String, AttributeValue> row(Subscription subscription) {
        return Attributes.of()
                .text("topic", subscription.topic().name())
                .text("connection_id", subscription.connection().value())
                .flag("is_live", subscription.live())
                .number("delivered", subscription.cursor())
                .text("replay_id", subscription.replay())
                .millis("lease_until", subscription.leaseUntil())
                .millis("connected_at", subscription.connectedAt())
                .flag("awaits_synced", subscription.announce())
                .expiry("expires_at", subscription.connectedAt().plus(Limits.CONNECTION_LIFE))
                .map();
    }

    static Subscription subscription(Row row) {
        return new Subscription(
                new Topic(row.text("topic")),
                new ConnectionId(row.text("connection_id")),
                row.flag("is_live"),
                row.number("delivered"),
                row.text("replay_id"),
                row.instant("lease_until"),
                row.instant("connected_at"),
                row.flag("awaits_synced"));
    }
}
