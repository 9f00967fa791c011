@NullMarked
package dev.darkroom.jobs.api;

import org.jspecify.annotations.NullMarked;
