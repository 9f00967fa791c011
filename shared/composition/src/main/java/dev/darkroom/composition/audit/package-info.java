/** Holds the credits that are set aside for runs against the runs themselves; the operator's audit calls it. */
@NullMarked
package dev.darkroom.composition.audit;

import org.jspecify.annotations.NullMarked;
