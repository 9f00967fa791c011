package dev.darkroom.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.darkroom.aws.Secrets;
import dev.darkroom.kernel.Problem;
import dev.darkroom.kernel.Refusal;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * The connection of this environment, made when it is first asked for.
 *
 * <p>The first connection of a process brings the schemas up to date before. Deployed, that is while Lambda makes the
 * snapshot of a new version, once and before the version gets its first request: a script that fails stops the deployment,
 * and what starts from the snapshot pays nothing. On a laptop it is the first request that needs the database.
 */
@Singleton
@Named("default")
@Bean(typed = DataSource.class, preDestroy = "close")
@Requires(property = "database.url", pattern = ".+")
public final class ConnectionPool implements DataSource, Resource, AutoCloseable {
    /**
     * An environment answers one request at a time, and no request holds two connections: a second would be idle for ever.
     * Aurora that may pause takes 2,000 connections at most, whatever its capacity, which is as many environments.
     */
    private static final int CONNECTIONS = 1;

    /** Longer than a paused database takes to resume, shorter than a function may take. */
    private static final Duration PATIENCE = Duration.ofSeconds(25);

    /** A failover leaves connections to who no longer leads; none is older than this. */
    private static final Duration LIFE = Duration.ofMinutes(10);

    private static final long RESUMES_WITHIN_SECONDS = 15;

    private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(ConnectionPool.class);

    private final DataSource login;
    private final Duration patience;
    private final Migrations migrations;
    private @Nullable HikariDataSource pool;
    private boolean upToDate;

    @Inject
    ConnectionPool(
            @Property(name = "database.url") String url,
            @Property(name = "database.secret.arn") String secret,
            Secrets secrets,
            List<Schema> schemas) {
        this(new SecretLogin(url, secrets, secret), schemas, PATIENCE);
    }

    ConnectionPool(DataSource login, List<Schema> schemas, Duration patience) {
        this.login = login;
        this.patience = patience;
        this.migrations = new Migrations(login, schemas);
        Core.getGlobalContext().register(this);
    }

    /**
     * The one connection, as soon as nobody else has it.
     *
     * @throws Refusal with {@code UNAVAILABLE} when the database does not take one, most likely because it resumes from a
     *     long pause: who tries again is served
     */
    @Override
    public Connection getConnection() throws SQLException {
        try {
            return opened().getConnection();
        } catch (SQLTransientConnectionException notNow) {
            LOG.error("no connection to the database, the client is asked to try again", notNow);
            throw new Refusal(new Problem(
                    Problem.Kind.UNAVAILABLE,
                    "The database is not ready: try again in " + RESUMES_WITHIN_SECONDS + " s.",
                    Map.of(Problem.RETRY_AFTER_SECONDS, RESUMES_WITHIN_SECONDS)));
        }
    }

    private synchronized HikariDataSource opened() {
        if (!upToDate) {
            migrations.run();
            upToDate = true;
        }
        var open = pool;
        if (open == null) {
            open = new HikariDataSource(config());
            pool = open;
        }
        return open;
    }

    private HikariConfig config() {
        var config = new HikariConfig();
        config.setPoolName("database");
        config.setDataSource(login);
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(patience.toMillis());
        config.setMaxLifetime(LIFE.toMillis());
        config.setInitializationFailTimeout(-1);
        return config;
    }

    /** Migrates, warms the driver by a first connection, and closes it: a connection in a snapshot would be everybody's. */
    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) throws SQLException {
        opened().getConnection().close();
        close();
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {
        // the first request that asks opens the next pool
    }

    @Override
    public synchronized void close() {
        if (pool != null) {
            pool.close();
            pool = null;
        }
    }

    /** Not supported: who logs in is the secret's matter. */
    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException("the secret says who logs in");
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return login.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        login.setLogWriter(out);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return login.getLoginTimeout();
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        login.setLoginTimeout(seconds);
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        return login.getParentLogger();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return login.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return login.isWrapperFor(type);
    }
}
