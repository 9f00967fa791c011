/** The replay queue. What is enqueued here, the function with the socket runs; the core calls it through its port. */
@NullMarked
package dev.darkroom.realtime.sqs;

import org.jspecify.annotations.NullMarked;
