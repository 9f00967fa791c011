/**
 * Items of the table of keys: devices ({@code DEVICE#…}, registered in the transaction that opens the account), claimed names
 * ({@code NAME#…}), guesses at passwords ({@code GUESSES#…}) and sessions that have ended ({@code ENDED#…}).
 */
@NullMarked
package dev.darkroom.identity.dynamodb;

import org.jspecify.annotations.NullMarked;
