@NullMarked
package dev.darkroom.realtime;

import org.jspecify.annotations.NullMarked;
