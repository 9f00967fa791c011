package dev.darkroom.realtime.dynamodb;

import io.micronaut.context.annotation.ConfigurationProperties;

/**
 * Where live delivery keeps its rows; every function that publishes has these.
 *
 * @param events table name ({@code EVENTS_TABLE})
 * @param subscriptions table name ({@code SUBSCRIPTIONS_TABLE})
 */
@ConfigurationProperties("darkroom.realtime.tables")
public record RealtimeTables(String events, String subscriptions) {}
