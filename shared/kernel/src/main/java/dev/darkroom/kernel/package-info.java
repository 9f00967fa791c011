@NullMarked
package dev.darkroom.kernel;

import org.jspecify.annotations.NullMarked;
