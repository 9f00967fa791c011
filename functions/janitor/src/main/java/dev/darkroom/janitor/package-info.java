/**
 * Keeps the house in order: every minute it brings on the jobs that are due, and it buries the runs that no worker could
 * finish. Woken by a schedule and by the dead-letter queue; decides nothing itself.
 */
@NullMarked
package dev.darkroom.janitor;

import org.jspecify.annotations.NullMarked;
