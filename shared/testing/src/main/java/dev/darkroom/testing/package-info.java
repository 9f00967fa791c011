@NullMarked
package dev.darkroom.testing;

import org.jspecify.annotations.NullMarked;
