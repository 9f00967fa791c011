/**
 * Owns messages: taking them, keeping them invisible, and deciding by the end of a run whether each is deleted, given back or left. A
 * message is deleted only after the last report was accepted or when nobody waits for it any more. {@code Main} starts it and stops it.
 */
@NullMarked
package dev.darkroom.worker.queue;

import org.jspecify.annotations.NullMarked;
