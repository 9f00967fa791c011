@NullMarked
package dev.darkroom.jobs;

import org.jspecify.annotations.NullMarked;
