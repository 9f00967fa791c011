/**
 * Owns the figures that the project states about itself: each class measures one thing, prints a table and says in its javadoc how to run
 * it. Nothing here asserts, and no build runs it. People call it by hand on a quiet machine.
 */
@NullMarked
package dev.darkroom.benchmarks;

import org.jspecify.annotations.NullMarked;
