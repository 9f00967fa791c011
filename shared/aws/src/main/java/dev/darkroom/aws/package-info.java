@NullMarked
package dev.darkroom.aws;

import org.jspecify.annotations.NullMarked;
