@NullMarked
package dev.darkroom.acceptance;

import org.jspecify.annotations.NullMarked;
