/**
 * Accounts and ledger entries as DynamoDB rows. Writes are parts of a transaction that somebody else commits; the
 * condition on the account's count of entries is what keeps the books.
 */
@NullMarked
package dev.darkroom.credits.dynamodb;

import org.jspecify.annotations.NullMarked;
