/** The work queues of SQS as the place where workers find runs of compositions. */
@NullMarked
package dev.darkroom.composition.sqs;

import org.jspecify.annotations.NullMarked;
