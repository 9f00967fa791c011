package dev.darkroom.composition.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.aws.Transaction;
import dev.darkroom.composition.CompositionStore;
import dev.darkroom.composition.CompositionStoreContract;
import dev.darkroom.credits.Account;
import dev.darkroom.credits.Accounts;
import dev.darkroom.credits.Plan;
import dev.darkroom.credits.dynamodb.MovementWrites;
import dev.darkroom.kernel.UserId;
import dev.darkroom.testing.StandIns;
import io.micronaut.context.ApplicationContext;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

class DynamoCompositionStoreIT extends CompositionStoreContract {
    private static ApplicationContext context = ApplicationContext.builder().build();

    @BeforeAll
    static void start() {
        var standIns = StandIns.shared();
        context = ApplicationContext.builder(Map.of(
                        "accounts.table", standIns.tableName("AccountsTable"),
                        "ledger.table", standIns.tableName("LedgerTable"),
                        "compositions.table", standIns.tableName("CompositionsTable"),
                        "keys.table", standIns.tableName("KeysTable")))
                .deduceEnvironment(false)
                .build();
        context.registerSingleton(DynamoDbClient.class, standIns.dynamoDb());
        context.start();
    }

    @AfterAll
    static void stop() {
        context.close();
    }

    @Override
    protected CompositionStore store() {
        return context.getBean(CompositionStore.class);
    }

    @Override
    protected Accounts accounts() {
        return context.getBean(Accounts.class);
    }

    @Override
    protected void open(UserId user) {
        var opened = context.getBean(MovementWrites.class)
                .open(new Transaction(context.getBean(DynamoDbClient.class)), Account.open(user, Plan.FREE, NOW))
                .commit();
        assertThat(opened).isInstanceOf(Transaction.Outcome.Committed.class);
    }
}
