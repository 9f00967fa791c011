/**
 * Names the objects that a prompt speaks of, so that boxes can be drawn for them (contract {@code composition.md}, "Objects from a
 * prompt"). Whatever the text is, and whatever becomes of a language model that is asked, there are 1 to 10 objects; a prompt is data,
 * never an instruction to this code or to a model, and never stands in a log line. The composition API calls {@link
 * dev.darkroom.composition.objects.ProposeObjects}.
 */
@NullMarked
package dev.darkroom.composition.objects;

import org.jspecify.annotations.NullMarked;
