/** Fakes of this module's ports. */
@NullMarked
package dev.darkroom.identity.inmemory;

import org.jspecify.annotations.NullMarked;
