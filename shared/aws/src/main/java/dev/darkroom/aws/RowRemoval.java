package dev.darkroom.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Removes rows by their keys, whatever stands there. */
public final class RowRemoval {
    /** Most rows that one call may name, set by DynamoDB. */
    private static final int ROWS_PER_CALL = 25;

    private RowRemoval() {}

    /** One call for each 25 rows, more while the table is throttled. */
    public static void remove(DynamoDbClient client, String table, List<Map<String, AttributeValue>> keys) {
        var left = new ArrayList<WriteRequest>();
        keys.forEach(key -> left.add(
                WriteRequest.builder().deleteRequest(delete -> delete.key(key)).build()));
        while (!left.isEmpty()) {
            var batch = left.subList(0, Math.min(left.size(), ROWS_PER_CALL));
            var answer = client.batchWriteItem(request -> request.requestItems(Map.of(table, List.copyOf(batch))));
            batch.clear();
            left.addAll(answer.unprocessedItems().getOrDefault(table, List.of()));
        }
    }
}
