/**
 * Owns the process that does the work: takes runs from the queue, changes photos, reports. It holds no state that matters: whatever
 * happens to it, the message returns to the queue and another worker repeats the run, and what is repeated is acknowledged. Nothing calls
 * it; {@link dev.darkroom.worker.Main} starts it in a container of its own.
 */
@NullMarked
package dev.darkroom.worker;

import org.jspecify.annotations.NullMarked;
