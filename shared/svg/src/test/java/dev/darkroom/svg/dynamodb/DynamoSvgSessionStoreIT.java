package dev.darkroom.svg.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.aws.IdempotencyRows;
import dev.darkroom.aws.Row;
import dev.darkroom.svg.SvgSessionStore;
import dev.darkroom.svg.SvgSessionStoreContract;
import dev.darkroom.testing.StandIns;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class DynamoSvgSessionStoreIT extends SvgSessionStoreContract {
    private final StandIns standIns = StandIns.shared();
    private final SvgTables tables = new SvgTables(standIns.tableName("SvgSessionsTable"));

    @Override
    protected SvgSessionStore store() {
        var keys = new IdempotencyRows(standIns.dynamoDb(), standIns.tableName("KeysTable"), InstantSource.fixed(NOW));
        return new DynamoSvgSessionStore(standIns.dynamoDb(), tables, keys);
    }

    /** The service removes rows by whole seconds: it must never be early. */
    @Test
    void theServicesTimeToLiveComesAfterTheSessionsOwn() {
        var session = session(address(aUser()));
        store().create(session);

        var row = standIns.dynamoDb()
                .getItem(request -> request.tableName(tables.sessions()).key(SessionRows.key(session.address())))
                .item();

        assertThat(new Row(row).number("expires_at") * 1000)
                .isGreaterThan(session.expiresAt().toEpochMilli())
                .isLessThanOrEqualTo(session.expiresAt().toEpochMilli() + 1000);
    }
}
