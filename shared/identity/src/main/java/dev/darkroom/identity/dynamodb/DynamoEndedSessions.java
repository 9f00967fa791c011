package dev.darkroom.identity.dynamodb;

import dev.darkroom.aws.Attributes;
import dev.darkroom.identity.studio.EndedSessions;
import dev.darkroom.kernel.StudioSessionId;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.time.Instant;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** {@link EndedSessions} in DynamoDB: an item that is there says all. The edge reads it, consistently, by the same key. */
@Singleton
final class DynamoEndedSessions implements EndedSessions {
    private final DynamoDbClient client;
    private final String table;

    DynamoEndedSessions(DynamoDbClient client, @Property(name = "keys.table") String table) {
        this.client = client;
        this.table = table;
    }

    @Override
    public void add(StudioSessionId session, Instant until) {
        var item = Attributes.of()
                .text("key", session.endedKey())
                .expiry("expires_at", until)
                .map();
        client.putItem(request -> request.tableName(table).item(item));
    }
}
