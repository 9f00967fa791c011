package dev.darkroom.database;

import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings every schema up to date. Whoever runs it twice, or twice at once, changes nothing: Flyway holds a lock in the
 * database and keeps a history in each schema.
 */
final class Migrations {
    private static final Logger LOG = LoggerFactory.getLogger(Migrations.class);

    /** A database that was paused for days takes longer to resume than one login may. */
    private static final int CONNECT_RETRIES = 2;

    private final DataSource login;
    private final List<Schema> schemas;

    Migrations(DataSource login, List<Schema> schemas) {
        this.login = login;
        this.schemas = schemas;
    }

    /** @throws org.flywaydb.core.api.FlywayException when a script fails, or is not the one that ran before */
    void run() {
        for (var schema : schemas) {
            var done = Flyway.configure(Migrations.class.getClassLoader())
                    .dataSource(login)
                    .schemas(schema.name())
                    .locations("classpath:db/" + schema.name())
                    .failOnMissingLocations(true)
                    .validateMigrationNaming(true)
                    .connectRetries(CONNECT_RETRIES)
                    .connectRetriesInterval(1)
                    .loggers("slf4j")
                    .load()
                    .migrate();
            LOG.info("schema {} is up to date, {} scripts were new", schema.name(), done.migrationsExecuted);
        }
    }
}
