/**
 * Everything that makes the HTTP functions behave alike: error dialects, status codes, headers, request ids, tokens,
 * rate limits, idempotency keys, the access log.
 *
 * <p>A function gets all of it by having this module on its class path. No status code is chosen outside this module,
 * every failure of a path is written in that path's dialect, and nothing of the inside (a trace, a class name, a
 * secret) leaves in an answer.
 *
 * <p>Called by the controllers in {@code functions/*}; knows no capability.
 */
@NullMarked
package dev.darkroom.http;

import org.jspecify.annotations.NullMarked;
