/** Accounts, ledgers and grants in memory, for tests: one lock, so that one transaction is one step. */
@NullMarked
package dev.darkroom.credits.inmemory;

import org.jspecify.annotations.NullMarked;
