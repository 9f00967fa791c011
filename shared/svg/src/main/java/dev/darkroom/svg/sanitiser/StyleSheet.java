package dev.darkroom.svg.sanitiser;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Cleans a style sheet: rules with plain selectors stay, at-rules ({@code @import}, {@code @font-face}, {@code @media},
 * {@code @keyframes}) do not. A sheet cannot clip: how often a rule applies is not known here.
 */
final class StyleSheet {
    private static final Pattern NAME = Pattern.compile("[\\p{L}_-][\\p{L}\\p{N}_-]*");

    private final List<CssToken> tokens;
    private final Predicate<String> properties;
    private final StringBuilder out = new StringBuilder();
    private int at;

    private StyleSheet(List<CssToken> tokens, Predicate<String> properties) {
        this.tokens = tokens;
        this.properties = properties.and(property -> !property.equals("clip-path"));
    }

    /** The rules that stay; empty when none does. */
    static String clean(String css, Predicate<String> properties) {
        var sheet = new StyleSheet(CssTokens.of(css), properties);
        while (sheet.at < sheet.tokens.size()) {
            sheet.readRule();
        }
        return sheet.out.toString();
    }

    /** What comes before a block, and the block; an at-rule may end without one. */
    private void readRule() {
        int start = at;
        boolean isAtRule = isNext(CssToken.Kind.AT_WORD);
        while (at < tokens.size()
                && !tokens.get(at).isSign('{')
                && !(isAtRule && tokens.get(at).isSign(';'))) {
            at++;
        }
        var selector = tokens.subList(start, at);
        boolean hasBlock = at < tokens.size() && tokens.get(at).isSign('{');
        at++;
        if (!hasBlock) {
            return;
        }
        int block = at;
        int end = endOfBlock();
        at = end + 1;
        if (!isAtRule && selector.stream().allMatch(StyleSheet::isPlain)) {
            writeRule(selector, tokens.subList(block, end));
        }
    }

    private boolean isNext(CssToken.Kind kind) {
        while (at < tokens.size() && tokens.get(at).isBlank()) {
            at++;
        }
        return at < tokens.size() && tokens.get(at).kind() == kind;
    }

    /** Where the brace stands that closes the block; blocks that the sheet leaves open end with it. */
    private int endOfBlock() {
        int depth = 1;
        for (int i = at; i < tokens.size(); i++) {
            depth += tokens.get(i).isSign('{') ? 1 : tokens.get(i).isSign('}') ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return tokens.size();
    }

    private void writeRule(List<CssToken> selector, List<CssToken> block) {
        var declarations = Declarations.clean(block, properties);
        var written = selector.stream()
                .map(StyleSheet::text)
                .collect(Collectors.joining())
                .strip();
        if (!declarations.isEmpty() && !written.isEmpty()) {
            out.append(written).append('{').append(declarations).append('}');
        }
    }

    private static boolean isPlain(CssToken token) {
        return switch (token.kind()) {
            case BLANK -> true;
            case WORD, HASH -> NAME.matcher(token.text()).matches();
            case SIGN -> ".,*>".contains(token.text());
            case FUNCTION, AT_WORD, STRING, ADDRESS, NUMBER, BAD -> false;
        };
    }

    private static String text(CssToken token) {
        return token.kind() == CssToken.Kind.HASH ? "#" + token.text() : token.text();
    }
}
