/**
 * Who somebody is: users that a device stands for, names that a password claims, studio accounts (package {@code studio}),
 * the tokens they carry, and the keys that sign them.
 *
 * <p>One device makes one user, however many first calls arrive at once; of a device's secret only the SHA-256 is kept,
 * of a password only the Argon2id hash.
 * A key that signs leaves this module only as its public half.
 *
 * <p>Called by {@code functions/identity-api}; tokens are verified by {@code shared/http}.
 */
@NullMarked
package dev.darkroom.identity;

import org.jspecify.annotations.NullMarked;
