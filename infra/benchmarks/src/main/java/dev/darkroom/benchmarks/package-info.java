@NullMarked
package dev.darkroom.benchmarks;

import org.jspecify.annotations.NullMarked;
