/**
 * The naming of objects as beans: a function asks for {@link dev.darkroom.composition.objects.ProposeObjects}. Only what the configured
 * engine needs is made.
 */
@NullMarked
package dev.darkroom.composition.objects.beans;

import org.jspecify.annotations.NullMarked;
