package dev.darkroom.svg.sanitiser;

import java.util.Map;
import java.util.Optional;

/** What an element is to the sanitiser. */
enum ElementKind {
    /** Holds other elements, no text. */
    CONTAINER,
    /** Holds text and other elements of text. */
    TEXT,
    /** Holds text only: HTML parsers read {@code title} and {@code desc} as HTML, so there must be no markup inside. */
    PLAIN_TEXT,
    /** Holds a style sheet. */
    STYLE,
    /** Is left out, and its content is not. */
    UNWRAPPED;

    private static final Map<String, ElementKind> KINDS = Map.ofEntries(
            Map.entry("svg", CONTAINER),
            Map.entry("g", CONTAINER),
            Map.entry("defs", CONTAINER),
            Map.entry("path", CONTAINER),
            Map.entry("rect", CONTAINER),
            Map.entry("circle", CONTAINER),
            Map.entry("ellipse", CONTAINER),
            Map.entry("line", CONTAINER),
            Map.entry("polyline", CONTAINER),
            Map.entry("polygon", CONTAINER),
            Map.entry("image", CONTAINER),
            Map.entry("linearGradient", CONTAINER),
            Map.entry("radialGradient", CONTAINER),
            Map.entry("stop", CONTAINER),
            Map.entry("clipPath", CONTAINER),
            Map.entry("text", TEXT),
            Map.entry("tspan", TEXT),
            Map.entry("textPath", TEXT),
            Map.entry("title", PLAIN_TEXT),
            Map.entry("desc", PLAIN_TEXT),
            Map.entry("style", STYLE),
            Map.entry("a", UNWRAPPED));

    /** Empty for an element that is left out with all its content. */
    static Optional<ElementKind> of(String name) {
        return Optional.ofNullable(KINDS.get(name));
    }

    /** Whether an element of that kind may stand directly in one of this. */
    boolean mayHold(ElementKind inner) {
        return switch (this) {
            case CONTAINER, UNWRAPPED -> true;
            case TEXT -> inner != STYLE;
            case PLAIN_TEXT, STYLE -> false;
        };
    }
}
