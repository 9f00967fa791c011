/**
 * HTTP for identity: anonymous sign-in, tokens for a name, studio accounts, the published keys, and the answer to every
 * path that no function owns.
 *
 * <p>Translates and nothing more: without it no rule is lost.
 *
 * <p>Called by the gateway.
 */
@NullMarked
package dev.darkroom.identity.api;

import org.jspecify.annotations.NullMarked;
