/** Drives an HTTP function in process, as the gateway and Lambda would; for the tests of every function. */
@NullMarked
package dev.darkroom.http.testing;

import org.jspecify.annotations.NullMarked;
