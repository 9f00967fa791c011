@NullMarked
package dev.darkroom.local.demo;

import org.jspecify.annotations.NullMarked;
