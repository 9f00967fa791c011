package dev.darkroom.aws;

import dev.darkroom.kernel.IdempotencyKey;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * What was made under which idempotency key. A key is put in the transaction that makes the thing, so that there is
 * never one without the other; its row may stay longer than {@link IdempotencyKey#LIFE}.
 */
@Singleton
public final class IdempotencyRows {
    /** The name of the key's part in a refused transaction. */
    public static final String KEY = "key";

    private final DynamoDbClient client;
    private final @Nullable String table;
    private final InstantSource clock;

    /** @param table {@code KEYS_TABLE}; absent in functions that make nothing */
    public IdempotencyRows(
            DynamoDbClient client, @Property(name = "keys.table") @Nullable String table, InstantSource clock) {
        this.client = client;
        this.table = table;
        this.clock = clock;
    }

    /**
     * What an earlier request made.
     *
     * @param made its id
     * @param row with whatever else the answer needs
     */
    public record Used(String made, String requestHash, Row row) {}

    /**
     * Refused when a live key stands there.
     *
     * @param owner whose key it is: callers do not meet each other's
     * @param answer what a repeat needs to give the same answer, beside the id
     */
    public Transaction put(Transaction transaction, String owner, IdempotencyKey key, String made, Attributes answer) {
        var now = clock.instant();
        return transaction.put(
                KEY,
                put -> put.tableName(table())
                        .item(answer.text("key", name(owner, key))
                                .text("made", made)
                                .text("request_hash", key.requestHash())
                                .expiry("expires_at", now.plus(IdempotencyKey.LIFE))
                                .map())
                        .conditionExpression("attribute_not_exists(#key) OR expires_at <= :now")
                        .expressionAttributeNames(Map.of("#key", "key"))
                        .expressionAttributeValues(
                                Attributes.of().expiry(":now", now).map()));
    }

    /** Forgets a key with what was made under it; if it stands. */
    public Transaction forget(Transaction transaction, String owner, IdempotencyKey key) {
        return transaction.delete(
                KEY, delete -> delete.tableName(table()).key(Attributes.key("key", name(owner, key))));
    }

    /** What the owner made under the key, while it lives. Consistent. */
    public Optional<Used> find(String owner, IdempotencyKey key) {
        var found = client.getItem(request -> request.tableName(table())
                .key(Attributes.key("key", name(owner, key)))
                .consistentRead(true));
        return Row.found(found.item())
                .filter(row -> row.number("expires_at") > clock.instant().getEpochSecond())
                .map(IdempotencyRows::used);
    }

    /** Reads the row that stood in the way of {@link #put}. */
    public static Used used(Row row) {
        return new Used(row.text("made"), row.text("request_hash"), row);
    }

    private static String name(String owner, IdempotencyKey key) {
        return "idempotency#" + owner + "#" + key.key();
    }

    private String table() {
        if (table == null) {
            throw new IllegalStateException("this function is not given KEYS_TABLE");
        }
        return table;
    }
}
