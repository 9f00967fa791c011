/**
 * The engine that asks a segmenter over HTTP: one request per photo, masks back. It trusts nothing in the answer: sizes, counts and
 * lengths are bounded before anything is decoded. The run calls it when the configuration says {@code RULES_ENGINE=http}.
 */
@NullMarked
package dev.darkroom.worker.engine.http;

import org.jspecify.annotations.NullMarked;
