package dev.darkroom.jobs.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.aws.Transaction;
import dev.darkroom.credits.Account;
import dev.darkroom.credits.Accounts;
import dev.darkroom.credits.GrantStore;
import dev.darkroom.credits.Plan;
import dev.darkroom.credits.dynamodb.MovementWrites;
import dev.darkroom.jobs.JobStore;
import dev.darkroom.jobs.rules.RuleStore;
import dev.darkroom.jobs.simulation.Stores;
import dev.darkroom.kernel.UserId;
import dev.darkroom.realtime.Connections;
import dev.darkroom.realtime.EventLog;
import dev.darkroom.realtime.Subscriptions;
import dev.darkroom.testing.StandIns;
import dev.darkroom.testing.SteppedClock;
import io.micronaut.context.ApplicationContext;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** {@link Stores} in the tables of the stand-in, through the product's own beans; shared with other tests. */
public final class DynamoStores implements Stores, AutoCloseable {
    // Rows expire by whole seconds.
    private final SteppedClock clock =
            SteppedClock.at(InstantSource.system().instant().truncatedTo(ChronoUnit.SECONDS));

    private final ApplicationContext context;

    public DynamoStores() {
        var standIns = StandIns.shared();
        context = ApplicationContext.builder(Map.of(
                        "accounts.table", standIns.tableName("AccountsTable"),
                        "ledger.table", standIns.tableName("LedgerTable"),
                        "jobs.table", standIns.tableName("JobsTable"),
                        "rules.table", standIns.tableName("RulesTable"),
                        "keys.table", standIns.tableName("KeysTable"),
                        "darkroom.realtime.tables.events", standIns.tableName("EventsTable"),
                        "darkroom.realtime.tables.subscriptions", standIns.tableName("SubscriptionsTable")))
                .deduceEnvironment(false)
                .build();
        context.registerSingleton(DynamoDbClient.class, standIns.dynamoDb());
        context.registerSingleton(InstantSource.class, clock);
        context.start();
    }

    @Override
    public SteppedClock clock() {
        return clock;
    }

    @Override
    public JobStore jobs() {
        return context.getBean(JobStore.class);
    }

    @Override
    public RuleStore rules() {
        return context.getBean(RuleStore.class);
    }

    @Override
    public Accounts accounts() {
        return context.getBean(Accounts.class);
    }

    @Override
    public GrantStore grants() {
        return context.getBean(GrantStore.class);
    }

    @Override
    public EventLog events() {
        return context.getBean(EventLog.class);
    }

    @Override
    public Subscriptions subscriptions() {
        return context.getBean(Subscriptions.class);
    }

    @Override
    public Connections connections() {
        return context.getBean(Connections.class);
    }

    @Override
    public void open(UserId user, Plan plan) {
        var transaction = new Transaction(context.getBean(DynamoDbClient.class));
        var outcome = context.getBean(MovementWrites.class)
                .open(transaction, Account.open(user, plan, clock.instant()))
                .commit();
        assertThat(outcome).isInstanceOf(Transaction.Outcome.Committed.class);
    }

    @Override
    public void close() {
        context.close();
    }
}
