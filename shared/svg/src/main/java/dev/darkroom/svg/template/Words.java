package dev.darkroom.svg.template;

import dev.darkroom.svg.template.Token.Kind;
import java.util.List;

/** Reads the single words inside a tag: names, numbers, strings and symbols. */
final class Words {
    /** Longer ones first. */
    private static final List<String> SYMBOLS = List.of(
            "==", "!=", "<=", ">=", "<", ">", "+", "-", "*", "/", "%", "~", "|", ".", ",", "(", ")", "[", "]", "=");

    private final String source;

    Words(String source) {
        this.source = source;
    }

    /** @param end the offset after it */
    record Word(Token token, int end) {}

    int skipBlanks(int from) {
        int at = from;
        while (at < source.length() && Character.isWhitespace(source.charAt(at))) {
            at++;
        }
        return at;
    }

    /** The word that starts there. */
    Word read(int from) {
        char first = source.charAt(from);
        if (Character.isLetter(first) || first == '_') {
            return word(Kind.NAME, from, nameEnd(from));
        }
        if (isDigit(first)) {
            return word(Kind.NUMBER, from, numberEnd(from));
        }
        if (first == '"' || first == '\'' || first == '`') {
            return string(from, first);
        }
        for (var symbol : SYMBOLS) {
            if (source.startsWith(symbol, from)) {
                return word(Kind.SYMBOL, from, from + symbol.length());
            }
        }
        throw new TemplateFault("unexpected character " + first, from);
    }

    private Word word(Kind kind, int from, int end) {
        return new Word(new Token(kind, source.substring(from, end), from), end);
    }

    private int nameEnd(int from) {
        int at = from;
        while (at < source.length() && (Character.isLetterOrDigit(source.charAt(at)) || source.charAt(at) == '_')) {
            at++;
        }
        return at;
    }

    private int numberEnd(int from) {
        int at = digitsEnd(from);
        boolean hasFraction = source.startsWith(".", at) && at + 1 < source.length() && isDigit(source.charAt(at + 1));
        return hasFraction ? digitsEnd(at + 1) : at;
    }

    private int digitsEnd(int from) {
        int at = from;
        while (at < source.length() && isDigit(source.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private Word string(int from, char quote) {
        var text = new StringBuilder();
        for (int i = from + 1; i < source.length(); i++) {
            char c = source.charAt(i);
            if (c == quote) {
                return new Word(new Token(Kind.STRING, text.toString(), from), i + 1);
            }
            boolean escapes = c == '\\' && i + 1 < source.length();
            text.append(escapes ? escaped(source.charAt(++i)) : c);
        }
        throw new TemplateFault("this string has no closing " + quote, from);
    }

    private static char escaped(char c) {
        return switch (c) {
            case 'n' -> '\n';
            case 't' -> '\t';
            default -> c;
        };
    }
}
