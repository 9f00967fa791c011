package dev.darkroom.credits.dynamodb;

import dev.darkroom.aws.Attributes;
import dev.darkroom.aws.Row;
import dev.darkroom.aws.TableScan;
import dev.darkroom.credits.Account;
import dev.darkroom.credits.LedgerEntry;
import dev.darkroom.credits.audit.BookPages;
import dev.darkroom.kernel.Page;
import dev.darkroom.kernel.StoredRow;
import dev.darkroom.kernel.UserId;
import jakarta.inject.Singleton;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** {@link BookPages} in DynamoDB: a scan of the accounts, a query for each ledger. */
@Singleton
final class DynamoBookPages implements BookPages {
    private final DynamoDbClient client;
    private final CreditTables tables;

    DynamoBookPages(DynamoDbClient client, CreditTables tables) {
        this.client = client;
        this.tables = tables;
    }

    @Override
    public Page<StoredRow<Account>> accounts(@Nullable String after, int limit) {
        return TableScan.page(client, tables.accounts(), "user_id", after, limit, AccountRows::account);
    }

    @Override
    public Page<StoredRow<LedgerEntry>> entries(UserId user, @Nullable String after, int limit) {
        // a space sorts before every entry
        var found = client.query(request -> request.tableName(tables.ledger())
                .keyConditionExpression("user_id = :user AND entry_id > :after")
                .expressionAttributeValues(Attributes.of()
                        .text(":user", user.value())
                        .text(":after", after == null ? " " : after)
                        .map())
                .consistentRead(true)
                .limit(limit));
        var rows = found.items().stream()
                .map(item -> TableScan.row(item, AccountRows::entry, "user_id", "entry_id"))
                .collect(Collectors.<StoredRow<LedgerEntry>>toList());
        var last = found.lastEvaluatedKey();
        return new Page<>(rows, last.isEmpty() ? null : new Row(last).text("entry_id"));
    }
}
