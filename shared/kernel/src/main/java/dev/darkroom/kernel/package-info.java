/**
 * The words every other module speaks: ids, credit amounts, problems, pages and the sources of time and ids.
 *
 * <p>Values are immutable and cannot be built wrong. Nothing here does I/O, reads the clock or knows AWS or Micronaut.
 */
@NullMarked
package dev.darkroom.kernel;

import org.jspecify.annotations.NullMarked;
