package dev.darkroom.http.tokens;

import com.nimbusds.jose.JWSAlgorithm;
import dev.darkroom.aws.Secrets;
import dev.darkroom.http.RouteGroup;
import dev.darkroom.kernel.UserId;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The tokens of studio accounts: RS256, by whichever of our keys the token names, for a session that has not ended. */
@Factory
@Requires(property = "signing.keys.secret.arn")
@Requires(property = "keys.table")
final class StudioAudience {
    static final String NAME = "studio";

    private static final Set<RouteGroup> OPENS =
            Set.of(RouteGroup.SIGN_IN_STUDIO, RouteGroup.STUDIO, RouteGroup.ASSETS, RouteGroup.REALTIME);

    @Singleton
    Audience studio(
            Secrets secrets,
            @Property(name = "signing.keys.secret.arn") String arn,
            DynamoDbClient client,
            @Property(name = "keys.table") String table,
            InstantSource clock) {
        var terms = new Audience.Terms(
                NAME,
                "darkroom",
                JWSAlgorithm.RS256,
                OPENS,
                subject -> UserId.parse(subject).isPresent());
        return new Audience(
                terms, new SvgAudience.PublicHalves(secrets, arn), clock, new LiveSessions(client, table)::hold);
    }
}
