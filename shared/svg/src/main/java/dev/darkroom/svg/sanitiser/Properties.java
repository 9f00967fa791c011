package dev.darkroom.svg.sanitiser;

import java.util.Set;

/** The CSS properties that stay, in style sheets and as attributes. */
final class Properties {
    private static final Set<String> ALLOWED =
            Set.of(("fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-linecap stroke-linejoin"
                            + " stroke-miterlimit stroke-dasharray stroke-dashoffset opacity color stop-color"
                            + " stop-opacity clip-path clip-rule font font-family font-size font-style font-weight"
                            + " font-variant font-stretch letter-spacing word-spacing text-anchor text-decoration"
                            + " text-transform dominant-baseline alignment-baseline baseline-shift writing-mode"
                            + " direction visibility display overflow paint-order shape-rendering text-rendering"
                            + " image-rendering color-interpolation vector-effect"
                            + " transform transform-origin")
                    .split(" "));

    private static final Set<String> REFERRING = Set.of("fill", "stroke", "clip-path");
    private static final Set<String> NAMING = Set.of("font", "font-family");

    private Properties() {}

    static boolean isAllowed(String property) {
        return ALLOWED.contains(property);
    }

    /** Whether its value may be a part of the document: {@code url(#id)}. */
    static boolean mayRefer(String property) {
        return REFERRING.contains(property);
    }

    /** Whether its value may hold strings. */
    static boolean mayName(String property) {
        return NAMING.contains(property);
    }
}
