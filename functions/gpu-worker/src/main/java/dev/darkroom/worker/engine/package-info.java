/**
 * Owns the question "where in this photo is this concept?". An engine answers with one mask per concept and changes no pixel; an empty
 * mask is an answer, and a concept that an engine does not know is an empty mask. The run calls the engine that the configuration chose.
 */
@NullMarked
package dev.darkroom.worker.engine;

import org.jspecify.annotations.NullMarked;
