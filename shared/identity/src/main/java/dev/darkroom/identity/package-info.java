@NullMarked
package dev.darkroom.identity;

import org.jspecify.annotations.NullMarked;
