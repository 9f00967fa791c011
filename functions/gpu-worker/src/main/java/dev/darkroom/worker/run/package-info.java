/**
 * Owns one run: its photos, in any order and a bounded number at once, and the reason why it ends. Only the first reason counts, and after
 * it no photo is begun and no report is sent. The queue calls it once for each message that it takes.
 */
@NullMarked
package dev.darkroom.worker.run;

import org.jspecify.annotations.NullMarked;
