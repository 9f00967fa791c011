/**
 * Black-box tests: they know a base URL and the contract, and reach what stands behind it as any client or worker would.
 * Every answer that they see is held against {@code common.md} and the served OpenAPI document while it passes by.
 * One laptop cloud serves all tests of a JVM, or the Darkroom named by {@code -Ddarkroom.base-url}.
 */
@NullMarked
package dev.darkroom.acceptance;

import org.jspecify.annotations.NullMarked;
