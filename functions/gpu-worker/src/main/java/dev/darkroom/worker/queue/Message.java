package dev.darkroom.worker.queue;

/**
 * A message that was taken.
 *
 * @param id names it in logs
 * @param body of the message
 * @param receipt good for this taking only
 */
record Message(String id, String body, String receipt) {}
