/**
 * Live delivery: events appended to topics, pushed to the connections that watch them and replayed to those that missed
 * some.
 *
 * <p>Sequence numbers of a topic start at 1 and have no gaps, and no connection is ever sent an event before all earlier
 * ones, so a viewer that keeps the highest number and drops lower ones sees each event exactly once, across any cuts;
 * {@link dev.darkroom.realtime.Topics} holds the argument. Whoever changes what a viewer sees publishes here; the
 * realtime function runs the other side, with the socket.
 */
@NullMarked
package dev.darkroom.realtime;

import org.jspecify.annotations.NullMarked;
