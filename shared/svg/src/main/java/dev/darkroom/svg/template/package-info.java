/**
 * The template language of SVG sessions: Jinja's syntax as Tera writes it, escaped for the place where each value stands.
 *
 * <p>A template reaches nothing but its arguments: there are no classes, files, addresses or other templates to name. It
 * ends within {@link dev.darkroom.svg.template.Limits}, whatever it says, and no value can leave the text, attribute, link
 * or style that the template's author put it into. Frames are rendered with it; nobody else calls it.
 *
 * <p>An engine of our own, because the ones at hand cannot be made to keep this: in Pebble and Jinjava a template chooses
 * the escaping itself ({@code raw}, {@code autoescape}, {@code safe}), neither knows where in the markup a value stands,
 * and neither bounds the time of a rendering.
 */
@NullMarked
package dev.darkroom.svg.template;

import org.jspecify.annotations.NullMarked;
