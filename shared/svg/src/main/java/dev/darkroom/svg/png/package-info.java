/**
 * Frames as PNG, drawn by JSVG on Java's own two-dimensional graphics, without a network or a display.
 *
 * <p>Text is drawn in the bundled typeface only, Latin and Hangul in one: what fonts a machine has makes no difference.
 * A drawing that takes too long is given up between two shapes.
 */
@NullMarked
package dev.darkroom.svg.png;

import org.jspecify.annotations.NullMarked;
