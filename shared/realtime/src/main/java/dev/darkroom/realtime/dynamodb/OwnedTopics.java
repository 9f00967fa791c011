package dev.darkroom.realtime.dynamodb;

import dev.darkroom.aws.Attributes;
import dev.darkroom.aws.Row;
import dev.darkroom.kernel.JobId;
import dev.darkroom.kernel.SessionId;
import dev.darkroom.kernel.UserId;
import dev.darkroom.realtime.Topic;
import dev.darkroom.realtime.TopicAccess;
import dev.darkroom.realtime.Viewer;
import jakarta.inject.Singleton;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** {@link TopicAccess}: a job or composition belongs to the user in its row, an account's topic to that user, an SVG session to all.
 * A name owns nothing here. */
@Singleton
final class OwnedTopics implements TopicAccess {
    private final DynamoDbClient client;
    private final SocketTables tables;

    OwnedTopics(DynamoDbClient client, SocketTables tables) {
        this.client = client;
        this.tables = tables;
    }

    @Override
    public boolean mayWatch(Viewer.Holder viewer, Topic topic) {
        return switch (topic.kind()) {
            case USER -> viewer instanceof Viewer.User user && topic.equals(Topic.user(user.id()));
            case JOB ->
                viewer instanceof Viewer.User user
                        && JobId.parse(topic.id())
                                .filter(job -> isOwner(user.id(), job))
                                .isPresent();
            // whoever knows the id may see it, as over HTTP
            case SVG -> true;
            case SESSION ->
                viewer instanceof Viewer.User user
                        && SessionId.parse(topic.id().split("/", 2)[0])
                                .filter(session -> isOwner(user.id(), session))
                                .isPresent();
            // opened by the signed URLs of their own contracts, not by an account
            case BRAND_DNA, SPACE -> false;
        };
    }

    private boolean isOwner(UserId user, JobId job) {
        return isOwner(user, "user_id", tables.jobs(), Attributes.key("job_id", job.value()));
    }

    private boolean isOwner(UserId user, SessionId session) {
        var key = Attributes.of()
                .text("session_id", session.value())
                .text("item", "session")
                .map();
        return isOwner(user, "owner", tables.compositions(), key);
    }

    private boolean isOwner(UserId user, String member, String table, Map<String, AttributeValue> key) {
        var found = client.getItem(request -> request.tableName(table)
                .key(key)
                .projectionExpression("#owner")
                .expressionAttributeNames(Map.of("#owner", member))
                .consistentRead(true));
        return Row.found(found.item())
                .flatMap(row -> row.optionalText(member))
                .filter(user.value()::equals)
                .isPresent();
    }
}
