/**
 * Serves the page to try Darkroom: {@code /} and its parts under {@code /console}.
 *
 * <p>Its files come from {@code infra/console} as they are, compressed for who takes it, and with a policy that lets the
 * page reach this origin, its WebSocket API and the object store, and nobody else. The gateway asks it last.
 */
@NullMarked
package dev.darkroom.local.cloud.console;

import org.jspecify.annotations.NullMarked;
