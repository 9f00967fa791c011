/**
 * SVG sessions: a template, its arguments and a time to live, and the frames that are rendered from them.
 *
 * <p>A session is absent from the very instant at which it expires. What a viewer gets has been rendered within limits
 * and sanitised; a session's arguments change only when they render, so its frame is always the last good one, and
 * watchers are left with the last change. The SVG API calls it.
 */
@NullMarked
package dev.darkroom.svg;

import org.jspecify.annotations.NullMarked;
