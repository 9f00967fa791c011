package dev.darkroom.aws;

import dev.darkroom.kernel.Page;
import dev.darkroom.kernel.StoredRow;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;

/** Reads all rows of a table for an audit, a page at a time and in no order; a damaged row does not stop it. */
public final class TableScan {
    private TableScan() {}

    /**
     * One call, consistent.
     *
     * @param key the table's only key attribute, a text
     * @param after the key of the last row of the page before; null for the first page
     * @param limit rows of a page, at least 1
     * @return a page whose {@code next} is the key to go on after
     */
    public static <T> Page<StoredRow<T>> page(
            DynamoDbClient client, String table, String key, @Nullable String after, int limit, Function<Row, T> read) {
        var request = ScanRequest.builder()
                .tableName(table)
                .limit(limit)
                .consistentRead(true)
                .exclusiveStartKey(after == null ? null : Attributes.key(key, after))
                .build();
        var found = client.scan(request);
        var rows = found.items().stream().map(item -> row(item, read, key)).collect(Collectors.<StoredRow<T>>toList());
        return new Page<>(
                rows, found.lastEvaluatedKey().isEmpty() ? null : new Row(found.lastEvaluatedKey()).text(key));
    }

    /** @param keys the attributes by which an operator finds the row again, if it is damaged */
    public static <T> StoredRow<T> row(Map<String, AttributeValue> item, Function<Row, T> read, String... keys) {
        try {
            return new StoredRow.Sound<>(read.apply(new Row(item)));
        } catch (RuntimeException unreadable) {
            var place = Arrays.stream(keys)
                    .map(key -> item.containsKey(key) ? item.get(key).s() : key + " missing")
                    .collect(Collectors.joining("/"));
            return new StoredRow.Damaged<>(place, String.valueOf(unreadable.getMessage()));
        }
    }
}
