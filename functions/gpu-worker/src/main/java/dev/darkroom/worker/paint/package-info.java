/**
 * Owns what a rule does to pixels: recolour, tone, texture, remove, inside a mask and never outside of it. Pixels that the mask leaves out
 * come through bit for bit, and no step needs more than one full-size copy of the photo because everything works in strips. The run
 * calls it after an engine has found the masks.
 */
@NullMarked
package dev.darkroom.worker.paint;

import org.jspecify.annotations.NullMarked;
