/**
 * The stores of jobs and rules in memory, for tests: one lock, so that what is one transaction in DynamoDB is one step
 * here. They pass the same suite as the real ones.
 */
@NullMarked
package dev.darkroom.jobs.inmemory;

import org.jspecify.annotations.NullMarked;
