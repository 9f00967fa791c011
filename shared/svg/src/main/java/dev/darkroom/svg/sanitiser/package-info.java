/**
 * What viewers get is safe: markup is parsed, and only what is known to be harmless is written anew.
 *
 * <p>Nothing passes that was not parsed and named here: elements, attributes and CSS properties by allow-lists, links
 * to parts of the same document or raster images in themselves only. Scripts, handlers, animation, foreign markup and
 * whatever a frame could load or repeat without bound are left out; links lose their target and keep their content.
 * What is no XML, has a document type or is too large is refused. Frames are made with it.
 */
@NullMarked
package dev.darkroom.svg.sanitiser;

import org.jspecify.annotations.NullMarked;
