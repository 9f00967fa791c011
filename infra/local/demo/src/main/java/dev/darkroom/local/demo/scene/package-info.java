/**
 * Renders the photos of the demo: products on a table and furnished rooms, traced from geometry, light and procedural materials.
 * Equal scenes give equal pixels on every machine: nothing here reads a clock, a random source or a file, and no font is needed.
 * {@link dev.darkroom.local.demo.scene.Photographs} is the entrance; the demo, the acceptance tests and the benchmarks call it.
 */
@NullMarked
package dev.darkroom.local.demo.scene;

import org.jspecify.annotations.NullMarked;
