/** The store of SVG sessions in memory, for tests of what serves them. It passes the contract that the adapter passes. */
@NullMarked
package dev.darkroom.svg.inmemory;

import org.jspecify.annotations.NullMarked;
