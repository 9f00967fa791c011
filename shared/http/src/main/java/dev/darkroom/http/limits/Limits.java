package dev.darkroom.http.limits;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The limits of the contracts, times {@code RATE_LIMIT_FACTOR}.
 *
 * @param signIn per address: here passwords and identities are guessed
 * @param callsOfAddress without a token
 * @param callsOfUser with one
 */
record Limits(Limit signIn, Limit callsOfAddress, Limit callsOfUser) {
    static Limits times(long factor) {
        return new Limits(
                new Limit("sign-in", 10 * factor), new Limit("address", 100 * factor), new Limit("user", 300 * factor));
    }

    /** Limits exist where there is a table to keep them in. */
    @Factory
    @Requires(property = "keys.table")
    static final class Beans {
        /** Beyond this a limit would no longer be one. */
        private static final int MAX_FACTOR = 10_000;

        @Singleton
        Limits limits(@Property(name = "rate.limit.factor") @Nullable String factor) {
            return times(factor == null ? 1 : parse(factor));
        }

        @Singleton
        RateLimiter rateLimiter(
                DynamoDbClient client, @Property(name = "keys.table") String table, InstantSource clock) {
            return new RateLimiter(new DynamoDbBuckets(client, table), clock);
        }

        private static long parse(String factor) {
            try {
                long parsed = Long.parseLong(factor.strip());
                if (parsed >= 1 && parsed <= MAX_FACTOR) {
                    return parsed;
                }
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(misconfigured(factor), e);
            }
            throw new IllegalArgumentException(misconfigured(factor));
        }

        private static String misconfigured(String factor) {
            return "RATE_LIMIT_FACTOR must be a whole number of 1 to " + MAX_FACTOR + ", not \"" + factor + "\"";
        }
    }
}
