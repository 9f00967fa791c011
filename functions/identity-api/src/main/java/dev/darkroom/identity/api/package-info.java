@NullMarked
package dev.darkroom.identity.api;

import org.jspecify.annotations.NullMarked;
