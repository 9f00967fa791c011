package dev.darkroom.database;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.darkroom.aws.Secrets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.jdbc.SslMode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * New connections, each logged in by the user and password that the secret holds now. A login that is refused reads the
 * secret again: it may have rotated since.
 */
final class SecretLogin extends PGSimpleDataSource {
    private static final long serialVersionUID = 1;
    private static final Logger LOG = LoggerFactory.getLogger(SecretLogin.class);

    /** A paused database takes some 15 s to resume, while which it keeps the caller waiting. */
    private static final Duration LOGIN = Duration.ofSeconds(20);

    /** Nothing here takes longer than milliseconds; what does is stuck, and the gateway gives up after 30 s. */
    private static final Duration STATEMENT = Duration.ofSeconds(8);

    /** Frees the rows that a function held when it was killed in the middle of a transaction. */
    private static final Duration IDLE_IN_TRANSACTION = Duration.ofSeconds(15);

    /**
     * The server closes what nobody uses: an environment that is frozen cannot, and while one connection is open the
     * database does not pause.
     */
    private static final Duration IDLE = Duration.ofMinutes(5);

    /** Wrong password, and wrong user. */
    private static final Set<String> REFUSED = Set.of("28P01", "28000");

    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "::1");

    private final transient Secrets secrets;
    private final String arn;

    /** What the secret holds; RDS writes more members than these. */
    private record Login(String user, String password) {
        @Override
        public String toString() {
            return "Login[user=" + user + "]";
        }
    }

    /** @param url such as {@code jdbc:postgresql://host:5432/darkroom} */
    SecretLogin(String url, Secrets secrets, String arn) {
        this.secrets = secrets;
        this.arn = arn;
        setURL(url);
        setLoginTimeout((int) LOGIN.toSeconds());
        setTcpKeepAlive(true);
        setGssEncMode("disable");
        // an exception is logged, and the server's details quote the row
        setLogServerErrorDetail(false);
        // nothing leaves this machine in clear
        setSslMode((isLocal() ? SslMode.DISABLE : SslMode.REQUIRE).value);
        setOptions("-c statement_timeout=" + STATEMENT.toMillis()
                + " -c idle_in_transaction_session_timeout=" + IDLE_IN_TRANSACTION.toMillis()
                + " -c idle_session_timeout=" + IDLE.toMillis());
    }

    private boolean isLocal() {
        return Arrays.stream(getServerNames()).allMatch(LOOPBACK::contains);
    }

    @Override
    public Connection getConnection() throws SQLException {
        var login = login();
        try {
            return getConnection(login.user, login.password);
        } catch (SQLException refused) {
            if (!REFUSED.contains(refused.getSQLState())) {
                throw refused;
            }
            secrets.forget(arn);
            var rotated = login();
            if (rotated.equals(login)) {
                throw refused;
            }
            LOG.info("the database's password has rotated, logging in with the new one");
            return getConnection(rotated.user, rotated.password);
        }
    }

    private Login login() {
        try {
            var secret = new ObjectMapper().readTree(secrets.read(arn));
            var login = new Login(
                    secret.path("username").asText(), secret.path("password").asText());
            if (!login.user.isEmpty() && !login.password.isEmpty()) {
                return login;
            }
        } catch (JsonProcessingException unreadable) {
            // its message would quote the secret
        }
        throw new IllegalStateException(
                "the secret named by DATABASE_SECRET_ARN is no JSON object with username and password");
    }
}
