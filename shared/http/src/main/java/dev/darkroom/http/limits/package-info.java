/**
 * How often a caller may call: token buckets, kept in one DynamoDB item each.
 *
 * <p>A request costs at most one store call; a bucket that cannot be reached lets the request through and says so in
 * the log. Nothing here knows HTTP but the filter.
 *
 * <p>Called by the filter alone; a function without {@code KEYS_TABLE} has no limits.
 */
@NullMarked
package dev.darkroom.http.limits;

import org.jspecify.annotations.NullMarked;
