package dev.darkroom.realtime.dynamodb;

import io.micronaut.context.annotation.ConfigurationProperties;
import org.jspecify.annotations.Nullable;

/**
 * Where live delivery keeps its rows.
 *
 * @param events table name ({@code EVENTS_TABLE})
 * @param subscriptions table name ({@code SUBSCRIPTIONS_TABLE}); absent in functions that publish nothing
 */
@ConfigurationProperties("darkroom.realtime.tables")
public record RealtimeTables(String events, @Nullable String subscriptions) {
    String subscriptionsTable() {
        if (subscriptions == null) {
            throw new IllegalStateException("this function is not given SUBSCRIPTIONS_TABLE");
        }
        return subscriptions;
    }
}
