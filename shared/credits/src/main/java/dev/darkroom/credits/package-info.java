@NullMarked
package dev.darkroom.credits;

import org.jspecify.annotations.NullMarked;
