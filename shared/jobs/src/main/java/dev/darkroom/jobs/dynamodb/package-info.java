/**
 * Jobs, rules and their idempotency keys as DynamoDB rows. Every write is conditional; what refuses it comes back with
 * the refusal, so that nobody has to read again to know why.
 */
@NullMarked
package dev.darkroom.jobs.dynamodb;

import org.jspecify.annotations.NullMarked;
