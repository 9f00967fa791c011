@NullMarked
package dev.darkroom.contract;

import org.jspecify.annotations.NullMarked;
