/**
 * Tries out what every caller leaves behind that dies: {@link dev.darkroom.testing.crash.CrashingPorts} kill it at any call, and
 * {@link dev.darkroom.testing.crash.CrashSearch} kills it at each one and looks who heals that. What calls there are, what they change and
 * what a good end is, each capability says itself.
 */
@NullMarked
package dev.darkroom.testing.crash;

import org.jspecify.annotations.NullMarked;
