/**
 * Accounts and their ledger: what a user may spend, what is held for live jobs, what was spent.
 *
 * <p>{@code granted = available + held + spent} holds after every write, nothing goes below zero, and every movement is
 * one immutable entry that carries the balances after it. Movements are computed here, purely; they are written by
 * whoever owns the transaction that they belong to: identity when an account opens, jobs when one begins or ends.
 */
@NullMarked
package dev.darkroom.credits;

import org.jspecify.annotations.NullMarked;
