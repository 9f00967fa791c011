/**
 * The engine that needs nothing: classical vision on a copy of at most 512 pixels. It is no foundation model and understands no
 * words: each concept of the two presets has one documented rule about colour, position, shape and edges, which holds for plain product
 * shots and straight rooms and fails on cluttered ones. It never reads a file, keeps no state between photos and is called by the run.
 */
@NullMarked
package dev.darkroom.worker.engine.cpu;

import org.jspecify.annotations.NullMarked;
