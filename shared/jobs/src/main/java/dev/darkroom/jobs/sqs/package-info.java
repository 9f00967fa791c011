/** The work queue in SQS: one message a run, grouped by user so that the queue is fair among them. */
@NullMarked
package dev.darkroom.jobs.sqs;

import org.jspecify.annotations.NullMarked;
