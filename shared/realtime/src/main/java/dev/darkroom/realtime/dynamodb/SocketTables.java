package dev.darkroom.realtime.dynamodb;

import io.micronaut.context.annotation.ConfigurationProperties;

/**
 * What only the function with the socket reads.
 *
 * @param keys table of tickets ({@code KEYS_TABLE})
 * @param jobs table that knows whose jobs are whose ({@code JOBS_TABLE}); only {@code user_id} is read
 * @param compositions table that knows whose sessions are whose ({@code COMPOSITIONS_TABLE}); only {@code owner} is read
 */
@ConfigurationProperties("darkroom.realtime.socket")
public record SocketTables(String keys, String jobs, String compositions) {}
