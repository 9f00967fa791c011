package dev.darkroom.worker.queue;

import dev.darkroom.observability.TraceHeader;
import java.time.Duration;
import java.util.Optional;

/**
 * A message that was taken.
 *
 * @param id names it in logs
 * @param body of the message
 * @param receipt good for this taking only
 * @param trace that queued the run
 * @param age since it was sent
 */
record Message(String id, String body, String receipt, Optional<TraceHeader> trace, Duration age) {}
