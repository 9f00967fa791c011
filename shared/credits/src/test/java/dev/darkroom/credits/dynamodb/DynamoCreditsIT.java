package dev.darkroom.credits.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.aws.Attributes;
import dev.darkroom.aws.Transaction;
import dev.darkroom.credits.Accounts;
import dev.darkroom.credits.GrantStore;
import dev.darkroom.credits.GrantStoreContract;
import dev.darkroom.credits.LedgerEntry;
import dev.darkroom.credits.Movement;
import dev.darkroom.credits.audit.BookPages;
import dev.darkroom.credits.audit.BookPagesContract;
import dev.darkroom.kernel.UserId;
import dev.darkroom.testing.StandIns;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class DynamoCreditsIT {
    private final DynamoDbClient client = StandIns.shared().dynamoDb();
    private final CreditTables tables = new CreditTables(
            StandIns.shared().tableName("AccountsTable"), StandIns.shared().tableName("LedgerTable"));
    private final MovementWrites movements = new MovementWrites(tables);

    private void opened(Movement opening) {
        committed(movements.open(new Transaction(client), opening));
    }

    private static void committed(Transaction transaction) {
        assertThat(transaction.commit()).isInstanceOf(Transaction.Outcome.Committed.class);
    }

    private void remove(String table, Map<String, AttributeValue> key, String attribute) {
        client.updateItem(request -> request.tableName(table)
                .key(key)
                .updateExpression("REMOVE #gone")
                .expressionAttributeNames(Map.of("#gone", attribute)));
    }

    @Nested
    class Grants extends GrantStoreContract {
        @Override
        protected GrantStore store() {
            return new DynamoGrantStore(client, tables, movements);
        }

        @Override
        protected Accounts accounts() {
            return new DynamoAccounts(client, tables);
        }

        @Override
        protected void open(Movement opening) {
            opened(opening);
        }

        @Override
        protected void takeSlot(UserId owner) {
            committed(new SlotWrites(tables).take(new Transaction(client), owner));
        }
    }

    @Nested
    class Pages extends BookPagesContract {
        @Override
        protected BookPages pages() {
            return new DynamoBookPages(client, tables);
        }

        @Override
        protected void open(Movement opening) {
            opened(opening);
        }

        @Override
        protected void write(Movement movement) {
            committed(movements.move(new Transaction(client), movement));
        }

        @Override
        protected void damage(UserId user) {
            remove(tables.accounts(), Attributes.key("user_id", user.value()), "held");
        }

        @Override
        protected void damage(UserId user, long number) {
            var key = Attributes.of()
                    .text("user_id", user.value())
                    .text("entry_id", LedgerEntry.entryId(number))
                    .map();
            remove(tables.ledger(), key, "kind");
        }
    }
}
