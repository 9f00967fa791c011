/**
 * Live delivery as beans: a function that publishes asks for {@link dev.darkroom.realtime.Topics} or
 * {@link dev.darkroom.realtime.Capabilities} and sets the properties that those need. Nothing is made before it is asked
 * for, so a function needs only the configuration of what it uses.
 */
@NullMarked
package dev.darkroom.realtime.beans;

import org.jspecify.annotations.NullMarked;
