/** The work queues in SQS, one for each plan: one message a run, grouped by user so that a queue is fair among them. */
@NullMarked
package dev.darkroom.jobs.sqs;

import org.jspecify.annotations.NullMarked;
