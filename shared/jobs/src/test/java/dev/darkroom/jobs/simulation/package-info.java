/**
 * The jobs capability as a whole, over stores that are real or in memory, with callers that die at any call. What stands
 * in a {@link dev.darkroom.jobs.simulation.World} outlives every {@link dev.darkroom.jobs.simulation.Environment} that
 * works on it.
 */
@NullMarked
package dev.darkroom.jobs.simulation;

import org.jspecify.annotations.NullMarked;
