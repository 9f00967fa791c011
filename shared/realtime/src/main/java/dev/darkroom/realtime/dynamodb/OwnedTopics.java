package dev.darkroom.realtime.dynamodb;

import dev.darkroom.aws.Attributes;
import dev.darkroom.aws.Row;
import dev.darkroom.kernel.JobId;
import dev.darkroom.kernel.UserId;
import dev.darkroom.realtime.Topic;
import dev.darkroom.realtime.TopicAccess;
import dev.darkroom.realtime.Viewer;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** {@link TopicAccess}: a job belongs to the user in its row, an account's topic to that user, an SVG session to all.
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
            // opened by the signed URLs of their own contracts, not by an account
            case SESSION, BRAND_DNA, SPACE -> false;
        };
    }

    private boolean isOwner(UserId user, JobId job) {
        var found = client.getItem(request -> request.tableName(tables.jobs())
                .key(Attributes.key("job_id", job.value()))
                .projectionExpression("user_id")
                .consistentRead(true));
        return Row.found(found.item())
                .filter(row -> row.text("user_id").equals(user.value()))
                .isPresent();
    }
}
