/**
 * Owns runs of kind {@code generation}: every step's image lies in the bucket before it is reported, steps are reported in order, and a
 * new attempt goes on after the last one that the service took. The engine is never more than one step ahead of what was reported, so a
 * run that is canceled ends within a step. {@code RunWorker} hands the runs over.
 */
@NullMarked
package dev.darkroom.worker.run.generation;

import org.jspecify.annotations.NullMarked;
