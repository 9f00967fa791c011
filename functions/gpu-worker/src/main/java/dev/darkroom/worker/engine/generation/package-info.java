/**
 * Owns the question "what does this composition look like?". An engine shows one image per step, in order, the last of them being the
 * picture; equal questions have equal answers, so a run that another worker takes over goes on where the first one was.
 */
@NullMarked
package dev.darkroom.worker.engine.generation;

import org.jspecify.annotations.NullMarked;
