/**
 * Studio accounts: who registered with an e-mail address, where they are logged in, and the tokens of each login.
 *
 * <p>An address has one account, however it is written and however many register at once. A login is a family of refresh
 * tokens of which one is live; each is used up by its successor, and one that comes back later ends the family. Whoever
 * asks learns nothing of which addresses have accounts, except by registering. Passwords and refresh tokens are kept as
 * hashes only.
 *
 * <p>Called by {@code functions/identity-api}; access tokens are verified by {@code shared/http}.
 */
@NullMarked
package dev.darkroom.identity.studio;

import org.jspecify.annotations.NullMarked;
