@NullMarked
package dev.darkroom.storage;

import org.jspecify.annotations.NullMarked;
