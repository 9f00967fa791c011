package dev.darkroom.http.tokens;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.darkroom.aws.Attributes;
import dev.darkroom.kernel.Problem;
import dev.darkroom.kernel.Problem.Kind;
import dev.darkroom.kernel.Refusal;
import dev.darkroom.kernel.StudioSessionId;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Whether the session of an access token still stands: one consistent read by key, so that a logout holds for every request
 * that comes after its answer. Nothing is remembered between requests, for the news would then come late.
 *
 * <p>Closed when the table cannot be read: somebody logged out because a token was stolen, and a request that needs a
 * studio's token is of no use without its tables anyway. The answer says that it is our fault, so no client throws a good
 * token away.
 */
final class LiveSessions {
    private static final Logger LOG = LoggerFactory.getLogger(LiveSessions.class);

    private final DynamoDbClient client;
    private final String table;

    LiveSessions(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
    }

    /**
     * False for a token that names no session, or one that has ended.
     *
     * @throws Refusal with {@code UNAVAILABLE} when that cannot be known
     */
    boolean hold(JWTClaimsSet claims) {
        return session(claims).filter(session -> !hasEnded(session)).isPresent();
    }

    /** The session that a token of a studio account names. */
    static Optional<StudioSessionId> session(JWTClaimsSet claims) {
        return claims.getClaim("sid") instanceof String sid ? StudioSessionId.parse(sid) : Optional.empty();
    }

    private boolean hasEnded(StudioSessionId session) {
        try {
            return client.getItem(request -> request.tableName(table)
                            .key(Attributes.key("key", session.endedKey()))
                            .consistentRead(true))
                    .hasItem();
        } catch (SdkException e) {
            LOG.error("cannot read whether a session has ended, request refused", e);
            throw new Refusal(Problem.of(Kind.UNAVAILABLE, "Your session cannot be checked just now: try again."));
        }
    }
}
