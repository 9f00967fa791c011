package dev.darkroom.svg.sanitiser;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** Cleans a list of declarations: {@code fill: red; stroke: blue}. */
final class Declarations {
    private Declarations() {}

    /**
     * The declarations that stay; empty when none does.
     *
     * @param isAllowedHere decides about properties that are allowed in some places only
     */
    static String clean(String css, Predicate<String> isAllowedHere) {
        return clean(CssTokens.of(css), isAllowedHere);
    }

    static String clean(List<CssToken> tokens, Predicate<String> isAllowedHere) {
        var clean = new ArrayList<String>();
        int start = 0;
        for (int i = 0; i <= tokens.size(); i++) {
            if (i == tokens.size() || tokens.get(i).isSign(';')) {
                addDeclaration(tokens.subList(start, i), isAllowedHere, clean);
                start = i + 1;
            }
        }
        return String.join(";", clean);
    }

    private static void addDeclaration(
            List<CssToken> declaration, Predicate<String> isAllowedHere, List<String> clean) {
        var words = declaration.stream().dropWhile(CssToken::isBlank).toList();
        if (words.isEmpty() || words.getFirst().kind() != CssToken.Kind.WORD) {
            return;
        }
        var property = words.getFirst().text().toLowerCase(Locale.ROOT);
        var rest = words.stream().skip(1).dropWhile(CssToken::isBlank).toList();
        if (!rest.isEmpty() && rest.getFirst().isSign(':') && Properties.isAllowed(property)) {
            StyleValue.clean(property, rest.subList(1, rest.size()))
                    .filter(value -> isAllowedHere.test(property))
                    .ifPresent(value -> clean.add(property + ":" + value));
        }
    }
}
