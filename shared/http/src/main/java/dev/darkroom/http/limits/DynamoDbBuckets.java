package dev.darkroom.http.limits;

import dev.darkroom.aws.Attributes;
import dev.darkroom.aws.Row;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/** Buckets as items {@code RATE#…} of the table of keys; an item may go once its bucket is full. */
final class DynamoDbBuckets implements Buckets {
    private static final String FULL_AT = "full_at";
    private static final long MICROS = 1_000_000;

    private final DynamoDbClient client;
    private final String table;

    DynamoDbBuckets(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
    }

    @Override
    public Write takeFromFull(String bucket, long now, long interval) {
        return write(
                bucket,
                "SET full_at = :next, expires_at = :expires",
                "attribute_not_exists(full_at) OR full_at <= :now",
                values(now).number(":next", now + interval));
    }

    @Override
    public Write takeFromPartial(String bucket, long now, long interval, long latest) {
        return write(
                bucket,
                "SET full_at = full_at + :interval, expires_at = :expires",
                "full_at > :now AND full_at <= :latest",
                values(now).number(":interval", interval).number(":latest", latest));
    }

    /** No bucket is further from full than one window, so two windows from now it is of no use to anybody. */
    private static Attributes values(long now) {
        return Attributes.of()
                .number(":now", now)
                .expiry(":expires", Instant.ofEpochSecond(now / MICROS + 2L * Limit.WINDOW_SECONDS));
    }

    private Write write(String bucket, String update, String condition, Attributes values) {
        try {
            var after = client.updateItem(request -> request.tableName(table)
                            .key(Attributes.key("key", "RATE#" + bucket))
                            .updateExpression(update)
                            .conditionExpression(condition)
                            .expressionAttributeValues(values.map())
                            .returnValues(ReturnValue.UPDATED_NEW)
                            .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD))
                    .attributes();
            return new Write.Taken(fullAt(after));
        } catch (ConditionalCheckFailedException otherwise) {
            return new Write.Otherwise(otherwise.hasItem() ? fullAt(otherwise.item()) : 0);
        }
    }

    private static long fullAt(Map<String, AttributeValue> attributes) {
        return new Row(attributes).number(FULL_AT);
    }
}
