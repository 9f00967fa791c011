/**
 * What tests of every tier share: the stand-ins with the tables, queues and buckets of {@code template.yaml}, and a clock that
 * tests step.
 *
 * <p>It knows no capability, so that every capability can test with it; nothing here is ever deployed. Tests keep apart by fresh
 * ids, not by fresh tables: a test never asserts that a table is empty.
 */
@NullMarked
package dev.darkroom.testing;

import org.jspecify.annotations.NullMarked;
