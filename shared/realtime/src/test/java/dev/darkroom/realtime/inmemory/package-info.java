/**
 * Live delivery without a store or a gateway, for tests: fakes of the ports that pass the same contract suites as the
 * adapters, and sockets that keep what they were sent.
 *
 * <p>One {@link dev.darkroom.realtime.inmemory.InMemoryTopics} is one world: all that it gives shares its state.
 */
@NullMarked
package dev.darkroom.realtime.inmemory;

import org.jspecify.annotations.NullMarked;
