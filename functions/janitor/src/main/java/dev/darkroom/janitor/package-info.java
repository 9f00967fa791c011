@NullMarked
package dev.darkroom.janitor;

import org.jspecify.annotations.NullMarked;
