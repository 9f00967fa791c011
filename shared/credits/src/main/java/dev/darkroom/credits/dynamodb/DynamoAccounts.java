package dev.darkroom.credits.dynamodb;

import dev.darkroom.aws.Attributes;
import dev.darkroom.aws.Row;
import dev.darkroom.credits.Account;
import dev.darkroom.credits.Accounts;
import dev.darkroom.credits.LedgerEntry;
import dev.darkroom.kernel.Page;
import dev.darkroom.kernel.UserId;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** {@link Accounts} in DynamoDB; every read is consistent. */
@Singleton
final class DynamoAccounts implements Accounts {
    private final DynamoDbClient client;
    private final CreditTables tables;

    DynamoAccounts(DynamoDbClient client, CreditTables tables) {
        this.client = client;
        this.tables = tables;
    }

    @Override
    public Optional<Account> find(UserId user) {
        var found = client.getItem(request -> request.tableName(tables.accounts())
                .key(Attributes.key("user_id", user.value()))
                .consistentRead(true));
        return Row.found(found.item()).map(AccountRows::account);
    }

    @Override
    public Page<LedgerEntry> ledger(UserId user, @Nullable Long before, int limit) {
        var values = Attributes.of().text(":user", user.value());
        var condition = "user_id = :user";
        if (before != null) {
            condition += " AND entry_id < :before";
            values.text(":before", LedgerEntry.entryId(before));
        }
        var wanted = condition;
        var found = client.query(request -> request.tableName(tables.ledger())
                .keyConditionExpression(wanted)
                .expressionAttributeValues(values.map())
                .scanIndexForward(false)
                .consistentRead(true)
                .limit(limit));
        var entries = found.items().stream()
                .map(item -> AccountRows.entry(new Row(item)))
                .toList();
        var more = entries.size() == limit && entries.getLast().number() > 1;
        return new Page<>(entries, more ? Long.toString(entries.getLast().number()) : null);
    }
}
