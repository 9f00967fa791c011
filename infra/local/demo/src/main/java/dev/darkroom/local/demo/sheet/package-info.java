/**
 * Draws before and after side by side on one page.
 * A page stays small enough for a README whatever was photographed, and a photo that failed stands on it with the reason.
 * The demo calls {@link dev.darkroom.local.demo.sheet.ContactSheet}.
 */
@NullMarked
package dev.darkroom.local.demo.sheet;

import org.jspecify.annotations.NullMarked;
