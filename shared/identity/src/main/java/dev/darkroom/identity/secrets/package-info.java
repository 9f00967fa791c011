/** The signing secrets in Secrets Manager. Values are held for minutes, never logged, and never part of a message. */
@NullMarked
package dev.darkroom.identity.secrets;

import org.jspecify.annotations.NullMarked;
