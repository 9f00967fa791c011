package dev.darkroom.svg.sanitiser;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Cleans the value of one property. A value with anything in it that is not allowed is left out whole. */
final class StyleValue {
    private static final Pattern WORD = Pattern.compile("-?-?[\\p{L}_][\\p{L}\\p{N}_-]*");
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?[0-9]*\\.?[0-9]+([A-Za-z]{0,4}|e[+-]?[0-9]{1,2}[a-z]{0,3}|%)");
    private static final Pattern HASH = Pattern.compile("[0-9A-Fa-f]{3,8}");
    private static final Pattern FRAGMENT = Pattern.compile("#[\\p{L}\\p{N}_.-]+");
    private static final Pattern STRING = Pattern.compile("[\\p{L}\\p{N} _.,-]*");
    private static final Set<String> FUNCTIONS =
            Set.of("rgb rgba hsl hsla matrix translate translatex translatey scale scalex scaley rotate skewx skewy"
                    .split(" "));

    private final String property;
    private final StringBuilder out = new StringBuilder();
    private int open;

    private StyleValue(String property) {
        this.property = property;
    }

    static Optional<String> clean(String property, String value) {
        return clean(property, CssTokens.of(value));
    }

    static Optional<String> clean(String property, List<CssToken> tokens) {
        var value = new StyleValue(property);
        boolean allowed = tokens.stream().allMatch(value::append);
        var text = value.out.toString().strip();
        return allowed && value.open == 0 && !text.isEmpty() ? Optional.of(text) : Optional.empty();
    }

    /** False when the token may not be part of the value. */
    private boolean append(CssToken token) {
        var text = token.text();
        return switch (token.kind()) {
            case BLANK -> write(" ", true);
            case WORD -> write(text, WORD.matcher(text).matches());
            case NUMBER -> write(text, NUMBER.matcher(text).matches());
            case HASH -> write("#" + text, HASH.matcher(text).matches());
            case STRING ->
                write(
                        "'" + text + "'",
                        Properties.mayName(property) && STRING.matcher(text).matches());
            case ADDRESS ->
                write(
                        "url(" + text + ")",
                        Properties.mayRefer(property) && FRAGMENT.matcher(text).matches());
            case FUNCTION -> {
                open++;
                yield write(function(text) + "(", FUNCTIONS.contains(text));
            }
            case SIGN -> sign(text);
            case AT_WORD, BAD -> false;
        };
    }

    private boolean sign(String text) {
        return switch (text) {
            case ")" -> {
                open--;
                yield write(text, open >= 0);
            }
            case ",", "/", "!" -> write(text, true);
            default -> false;
        };
    }

    private boolean write(String text, boolean allowed) {
        out.append(allowed ? text : "");
        return allowed;
    }

    /** SVG 1.1 renderers know these names in this spelling only. */
    private static String function(String lowercase) {
        return switch (lowercase) {
            case "skewx" -> "skewX";
            case "skewy" -> "skewY";
            case "translatex" -> "translateX";
            case "translatey" -> "translateY";
            case "scalex" -> "scaleX";
            case "scaley" -> "scaleY";
            default -> lowercase;
        };
    }
}
