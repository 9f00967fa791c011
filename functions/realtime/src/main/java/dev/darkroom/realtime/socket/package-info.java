@NullMarked
package dev.darkroom.realtime.socket;

import org.jspecify.annotations.NullMarked;
