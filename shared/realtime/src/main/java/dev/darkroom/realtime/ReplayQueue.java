package dev.darkroom.realtime;

/** Hands a replay to another invocation: to the first one that can post to the connection, or that has time left. */
@FunctionalInterface
public interface ReplayQueue {
    /** At least once; a repeat does no harm. */
    void enqueue(ReplayRequest request);
}
