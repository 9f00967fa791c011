/**
 * Proves the books: recomputes an account from its ledger and says what does not balance.
 *
 * <p>An account says how many entries it has, and entries never change; so the first of them, up to that number, give
 * the account exactly as it was read, whatever is written meanwhile. That is why an audit needs no standstill and no
 * second look. It changes nothing. Called by {@code dev.darkroom.jobs.audit}, which adds what jobs know of their holds.
 */
@NullMarked
package dev.darkroom.credits.audit;

import org.jspecify.annotations.NullMarked;
