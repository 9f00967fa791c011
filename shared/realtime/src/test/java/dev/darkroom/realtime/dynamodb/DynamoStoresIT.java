package dev.darkroom.realtime.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.aws.Attributes;
import dev.darkroom.kernel.BranchId;
import dev.darkroom.kernel.IdSource;
import dev.darkroom.kernel.JobId;
import dev.darkroom.kernel.RunId;
import dev.darkroom.kernel.SessionId;
import dev.darkroom.kernel.UserId;
import dev.darkroom.realtime.StoresContract;
import dev.darkroom.realtime.TicketStore;
import dev.darkroom.realtime.Topic;
import dev.darkroom.realtime.Viewer;
import dev.darkroom.testing.StandIns;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

class DynamoStoresIT extends StoresContract {
    private final StandIns standIns = StandIns.shared();
    private final IdSource ids = IdSource.secure(InstantSource.system());
    private final SocketTables tables = new SocketTables(
            standIns.tableName("KeysTable"), standIns.tableName("JobsTable"), standIns.tableName("CompositionsTable"));

    @Override
    protected Stores stores() {
        var names = new RealtimeTables(standIns.tableName("EventsTable"), standIns.tableName("SubscriptionsTable"));
        var client = standIns.dynamoDb();
        var subscriptions = new DynamoSubscriptions(client, names);
        return new Stores(
                new DynamoEventLog(client, names, InstantSource.system()),
                subscriptions,
                new DynamoConnections(client, names, subscriptions));
    }

    @Test
    void aTicketIsTakenOnceAndAsItWasKept() {
        var store = new DynamoTickets(standIns.dynamoDb(), tables);
        for (var holder : List.of(new Viewer.User(UserId.next(ids)), new Viewer.Named("alice"))) {
            var held = new TicketStore.Held(holder, Instant.ofEpochMilli(1_800_000_000_123L));
            var hash = "hash-" + ids.next();
            store.keep(hash, held);
            assertThat(store.take(hash)).contains(held);
            assertThat(store.take(hash)).isEmpty();
        }
    }

    @Test
    void aJobIsItsOwnersOnly() {
        var access = new OwnedTopics(standIns.dynamoDb(), tables);
        var user = UserId.next(ids);
        var owner = new Viewer.User(user);
        var stranger = new Viewer.User(UserId.next(ids));
        var named = new Viewer.Named(user.value());
        var job = JobId.next(ids);
        standIns.dynamoDb()
                .putItem(request -> request.tableName(tables.jobs())
                        .item(Attributes.of()
                                .text("job_id", job.value())
                                .text("user_id", user.value())
                                .map()));
        assertThat(access.mayWatch(owner, Topic.job(job))).isTrue();
        assertThat(access.mayWatch(owner, Topic.job(JobId.next(ids)))).isFalse();
        assertThat(access.mayWatch(owner, new Topic("job:x"))).isFalse();
        assertThat(access.mayWatch(owner, Topic.user(user))).isTrue();
        assertThat(access.mayWatch(owner, new Topic("session:session_1"))).isFalse();
        for (var other : List.of(stranger, named)) {
            assertThat(access.mayWatch(other, Topic.job(job))).isFalse();
            assertThat(access.mayWatch(other, Topic.user(user))).isFalse();
            assertThat(access.mayWatch(other, new Topic("svg:alice/score"))).isTrue();
            assertThat(access.mayWatch(other, new Topic("svg:-_.-"))).isTrue();
        }
    }

    @Test
    void aCompositionIsItsOwnersOnly() {
        var access = new OwnedTopics(standIns.dynamoDb(), tables);
        var owner = UserId.next(ids);
        var session = SessionId.next(ids);
        var branch = new RunId(session, BranchId.next(ids));
        standIns.dynamoDb()
                .putItem(request -> request.tableName(tables.compositions())
                        .item(Attributes.of()
                                .text("session_id", session.value())
                                .text("item", "session")
                                .text("owner", owner.value())
                                .map()));
        for (var topic : List.of(Topic.session(session), Topic.run(branch))) {
            assertThat(access.mayWatch(new Viewer.User(owner), topic)).isTrue();
            assertThat(access.mayWatch(new Viewer.User(UserId.next(ids)), topic))
                    .isFalse();
            assertThat(access.mayWatch(new Viewer.Named(owner.value()), topic)).isFalse();
        }
        assertThat(access.mayWatch(new Viewer.User(owner), Topic.session(SessionId.next(ids))))
                .isFalse();
    }
}
