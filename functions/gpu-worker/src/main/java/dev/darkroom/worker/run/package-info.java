/**
 * Owns what runs of every kind have in common: an attempt that fences older ones, a deadline, signs of life, and the reason why a run ends.
 * Only the first reason counts, and after it nothing is begun and no report is sent. The queue calls it once for each message that it takes;
 * each kind of message has a package of its own below.
 */
@NullMarked
package dev.darkroom.worker.run;

import org.jspecify.annotations.NullMarked;
