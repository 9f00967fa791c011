/**
 * HTTP for SVG sessions: their calls, their frames, and the page that follows them live.
 *
 * <p>Translates and nothing more: without it no rule is lost. Whatever leaves as a picture was sanitised and tells the
 * browser to run nothing.
 *
 * <p>Called by the gateway.
 */
@NullMarked
package dev.darkroom.svg.api;

import org.jspecify.annotations.NullMarked;
