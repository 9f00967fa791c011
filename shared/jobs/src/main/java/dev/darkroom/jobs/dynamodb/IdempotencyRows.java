package dev.darkroom.jobs.dynamodb;

import dev.darkroom.aws.Attributes;
import dev.darkroom.aws.Row;
import dev.darkroom.aws.Transaction;
import dev.darkroom.kernel.IdempotencyKey;
import dev.darkroom.kernel.UserId;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * What was made under which idempotency key. A key is put in the transaction that makes the thing, so that there is
 * never one without the other; its row may stay
 * longer than {@link IdempotencyKey#LIFE}.
 */
@Singleton
final class IdempotencyRows {
    /** The name of the key's part in a refused transaction. */
    static final String KEY = "key";

    private final DynamoDbClient client;
    private final JobTables tables;
    private final InstantSource clock;

    IdempotencyRows(DynamoDbClient client, JobTables tables, InstantSource clock) {
        this.client = client;
        this.tables = tables;
        this.clock = clock;
    }

    /**
     * What an earlier request made.
     *
     * @param made its id
     * @param row with whatever else the answer needs
     */
    record Used(String made, String requestHash, Row row) {}

    /**
     * Refused when a live key stands there.
     *
     * @param answer what a repeat needs to give the same answer, beside the id
     */
    Transaction put(Transaction transaction, UserId user, IdempotencyKey key, String made, Attributes answer) {
        var now = clock.instant();
        return transaction.put(
                KEY,
                put -> put.tableName(tables.keysTable())
                        .item(answer.text("key", name(user, key))
                                .text("made", made)
                                .text("request_hash", key.requestHash())
                                .expiry("expires_at", now.plus(IdempotencyKey.LIFE))
                                .map())
                        .conditionExpression("attribute_not_exists(#key) OR expires_at <= :now")
                        .expressionAttributeNames(Map.of("#key", "key"))
                        .expressionAttributeValues(
                                Attributes.of().expiry(":now", now).map()));
    }

    Optional<Used> find(UserId user, IdempotencyKey key) {
        var found = client.getItem(request -> request.tableName(tables.keysTable())
                .key(Attributes.key("key", name(user, key)))
                .consistentRead(true));
        return Row.found(found.item())
                .filter(row -> row.number("expires_at") > clock.instant().getEpochSecond())
                .map(IdempotencyRows::used);
    }

    static Used used(Row row) {
        return new Used(row.text("made"), row.text("request_hash"), row);
    }

    private static String name(UserId user, IdempotencyKey key) {
        return "idempotency#" + user + "#" + key.key();
    }
}
