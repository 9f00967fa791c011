/** Devices as items {@code DEVICE#…} of the table of keys, registered in the transaction that opens the account. */
@NullMarked
package dev.darkroom.identity.dynamodb;

import org.jspecify.annotations.NullMarked;
