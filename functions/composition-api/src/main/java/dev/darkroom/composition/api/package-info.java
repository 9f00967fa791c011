/**
 * The HTTP face of interactive generation (contract {@code composition.md}): reads requests, asks the capability, writes answers in camel case
 * as that contract has them. Decides nothing but who may ask.
 */
@NullMarked
package dev.darkroom.composition.api;

import org.jspecify.annotations.NullMarked;
