@NullMarked
package dev.darkroom.local.template;

import org.jspecify.annotations.NullMarked;
