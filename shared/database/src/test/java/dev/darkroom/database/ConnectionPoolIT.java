package dev.darkroom.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.darkroom.testing.StandIns;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.crac.Core;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One environment's way to a real PostgreSQL. */
class ConnectionPoolIT {
    private static final List<Schema> PROBE = List.of(new Schema("probe"));
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final dev.darkroom.local.template.Database server =
            StandIns.shared().database();
    private final SecretLogin admin = login(HeldSecret.of(server.name(), server.password()));
    private final ConnectionPool pool = new ConnectionPool(admin, PROBE);

    private SecretLogin login(HeldSecret secret) {
        return new SecretLogin(server.jdbcUrl(), secret.secrets(), "arn:database");
    }

    @AfterEach
    void close() {
        pool.close();
    }

    private static String ask(Connection connection, String question) throws SQLException {
        try (var statement = connection.createStatement();
                var answer = statement.executeQuery(question)) {
            return answer.next() ? String.valueOf(answer.getString(1)) : "";
        }
    }

    private String askOnce(String question) throws SQLException {
        try (var connection = pool.getConnection()) {
            return ask(connection, question);
        }
    }

    private boolean lives(String process) throws SQLException {
        try (var connection = admin.getConnection()) {
            return !ask(connection, "SELECT 1 FROM pg_stat_activity WHERE pid = " + process)
                    .isEmpty();
        }
    }

    @Test
    void environmentsThatStartAtOnceBringTheSchemaUpToDateOnce() throws Exception {
        try (var another = new ConnectionPool(admin, PROBE);
                var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Void> first = () -> {
                pool.getConnection().close();
                return null;
            };
            Callable<Void> second = () -> {
                another.getConnection().close();
                return null;
            };
            for (var started : callers.invokeAll(List.of(first, second))) {
                started.get();
            }
        }

        assertThat(askOnce("SELECT count(*) FROM probe.things")).isEqualTo("1");
        assertThat(askOnce("SELECT count(*) FROM probe.flyway_schema_history WHERE version IS NOT NULL"))
                .isEqualTo("2");
    }

    @Test
    void aSnapshotHoldsNoConnectionAndWhatStartsFromItOpensItsOwn() throws Exception {
        var before = askOnce("SELECT pg_backend_pid()");

        pool.beforeCheckpoint(Core.getGlobalContext());

        Awaitility.await().atMost(PATIENCE).until(() -> !lives(before));
        pool.afterRestore(Core.getGlobalContext());
        assertThat(askOnce("SELECT pg_backend_pid()")).isNotEqualTo(before);
    }

    @Test
    void aScriptThatFailsStopsTheSnapshot() {
        try (var broken = new ConnectionPool(admin, List.of(new Schema("broken")))) {
            assertThatThrownBy(() -> broken.beforeCheckpoint(Core.getGlobalContext()))
                    .isInstanceOf(FlywayException.class);
        }
    }

    @Test
    void aConnectionThatTheServerClosedIsReplaced() throws Exception {
        var closed = askOnce("SELECT pg_backend_pid()");
        try (var connection = admin.getConnection()) {
            ask(connection, "SELECT pg_terminate_backend(" + closed + ")");
        }

        Awaitility.await()
                .atMost(PATIENCE)
                .ignoreExceptionsInstanceOf(SQLException.class)
                .until(() -> !askOnce("SELECT pg_backend_pid()").equals(closed));
    }

    @Test
    void theServerEndsWhatIsStuckAndWhatNobodyUses() throws SQLException {
        assertThat(askOnce("SHOW statement_timeout")).isEqualTo("8s");
        assertThat(askOnce("SHOW idle_in_transaction_session_timeout")).isEqualTo("15s");
        assertThat(askOnce("SHOW idle_session_timeout")).isEqualTo("5min");
    }

    @Test
    void whatARowHoldsIsNotInAnExceptionThatWillBeLogged() {
        assertThatThrownBy(() -> askOnce("INSERT INTO probe.things (id) VALUES ('first') RETURNING id"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("things_pkey")
                .hasMessageNotContaining("(first)");
    }

    @Test
    void aRefusedLoginReadsTheRotatedSecret() throws SQLException {
        setPassword("first");
        var secret = HeldSecret.of("rotating", "first");
        var login = login(secret);
        login.getConnection().close();
        setPassword("second");
        secret.rotate(HeldSecret.json("rotating", "second"));

        login.getConnection().close();

        assertThat(secret.reads()).isEqualTo(2);
    }

    @Test
    void aLoginThatStaysRefusedIsToldAsItIs() throws SQLException {
        setPassword("right");
        var secret = HeldSecret.of("rotating", "wrong");

        assertThatThrownBy(() -> login(secret).getConnection())
                .isInstanceOfSatisfying(
                        SQLException.class,
                        refused -> assertThat(refused.getSQLState()).isEqualTo("28P01"))
                .hasMessageNotContaining("wrong");
        assertThat(secret.reads()).isEqualTo(2);
    }

    private void setPassword(String password) throws SQLException {
        try (var connection = admin.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(
                    "DO $$BEGIN CREATE ROLE rotating LOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END$$");
            statement.execute("ALTER ROLE rotating PASSWORD '" + password + "'");
        }
    }
}
