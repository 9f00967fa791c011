/**
 * Jobs: a batch of photos that a user uploads and a GPU worker changes by a rule, paid for with credits.
 *
 * <p>A job moves only along {@link dev.darkroom.jobs.JobState#mayBecome}; it is settled once, in the transaction that
 * makes it final; a photo is decided by its first accepted report. The API functions, the function that takes workers'
 * reports and the janitor call its use cases; nothing else writes a job.
 */
@NullMarked
package dev.darkroom.jobs;

import org.jspecify.annotations.NullMarked;
