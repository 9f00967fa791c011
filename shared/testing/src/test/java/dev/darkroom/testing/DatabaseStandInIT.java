package dev.darkroom.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.darkroom.local.template.Database;
import dev.darkroom.local.template.StandInsProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL as a laptop gets it. */
class DatabaseStandInIT {
    private static final Path ROOT = Path.of(System.getProperty("darkroom.root", ""));

    @TempDir
    Path data;

    private StandInsProcess start() throws IOException {
        return StandInsProcess.startDatabase(ROOT, Optional.of(data), System.err::println);
    }

    private static Connection connect(Database database, String password) throws SQLException {
        // the driver waits a few seconds only for what a server says to TLS, and the first connection waits for the
        // server
        return DriverManager.getConnection(database.jdbcUrl() + "?sslmode=disable", database.name(), password);
    }

    private static String ask(Connection connection, String question) throws SQLException {
        try (var statement = connection.createStatement();
                var answer = statement.executeQuery(question)) {
            answer.next();
            return answer.getString(1);
        }
    }

    private static List<ProcessHandle> servers(StandInsProcess standIns) {
        return standIns.handle().descendants().toList();
    }

    @Test
    void nobodyPaysForADatabaseThatNobodyUses() throws Exception {
        try (var standIns = start()) {
            assertThat(servers(standIns)).isEmpty();

            var database = standIns.endpoints().database();
            connect(database, database.password()).close();

            assertThat(servers(standIns)).isNotEmpty();
        }
    }

    @Test
    void whatItKeepsIsThereAgainAlsoAfterItsParentWasKilled() throws Exception {
        List<ProcessHandle> servers;
        try (var standIns = start()) {
            var database = standIns.endpoints().database();
            try (var connection = connect(database, database.password());
                    var statement = connection.createStatement()) {
                statement.execute("CREATE TABLE kept AS SELECT 'still here' AS what");
            }
            assertThatThrownBy(() -> connect(database, "guessed"))
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            refused -> assertThat(refused.getSQLState()).isEqualTo("28P01"));
            servers = servers(standIns);
            standIns.handle().destroyForcibly();
            for (var server : servers) {
                server.onExit().get(10, TimeUnit.SECONDS);
            }
        }

        try (var standIns = start()) {
            var database = standIns.endpoints().database();
            try (var connection = connect(database, database.password())) {
                assertThat(ask(connection, "SELECT what FROM kept")).isEqualTo("still here");
            }
        }
    }
}
