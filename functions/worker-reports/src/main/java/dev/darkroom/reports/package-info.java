@NullMarked
package dev.darkroom.reports;

import org.jspecify.annotations.NullMarked;
