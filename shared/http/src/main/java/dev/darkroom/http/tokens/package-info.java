/**
 * Bearer tokens: which audiences exist, what each one demands of a token, and which paths it opens.
 *
 * <p>A token is accepted only by its own audience, with that audience's one algorithm, issuer and keys; a path is open
 * to nobody unless its controller says so. A new audience is one more bean of type {@link
 * dev.darkroom.http.tokens.Audience}.
 *
 * <p>Called by the edge's filters; controllers see {@link dev.darkroom.http.tokens.Caller} or {@link
 * dev.darkroom.http.tokens.NamedCaller} or {@link dev.darkroom.http.tokens.StudioCaller} and nothing else.
 */
@NullMarked
package dev.darkroom.http.tokens;

import org.jspecify.annotations.NullMarked;
