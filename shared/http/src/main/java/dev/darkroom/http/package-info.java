@NullMarked
package dev.darkroom.http;

import org.jspecify.annotations.NullMarked;
