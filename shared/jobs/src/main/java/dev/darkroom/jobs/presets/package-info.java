/**
 * Presets: domains with named concepts, as data. They are read once from the class path, checked then, and never change
 * while the code runs. Rules are checked against them, and clients list them.
 */
@NullMarked
package dev.darkroom.jobs.presets;

import org.jspecify.annotations.NullMarked;
