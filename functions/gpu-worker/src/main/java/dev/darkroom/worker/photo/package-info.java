/**
 * Owns pixels: what a file is, how it becomes upright sRGB in native memory, and how results are written.
 * Nothing is decoded before its header was judged, and native memory is released when its {@link dev.darkroom.worker.photo.Mats} closes,
 * never by the garbage collector. The engines, the painter and the run call it.
 */
@NullMarked
package dev.darkroom.worker.photo;

import org.jspecify.annotations.NullMarked;
