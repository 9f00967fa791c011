package dev.darkroom.svg.sanitiser;

import dev.darkroom.svg.sanitiser.CssToken.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Cuts CSS into tokens as a browser does, so that nothing hides behind an escape or a comment. */
final class CssTokens {
    private static final int END = -1;

    private final String css;
    private final List<CssToken> tokens = new ArrayList<>();
    private int at;

    private CssTokens(String css) {
        this.css = css;
    }

    static List<CssToken> of(String css) {
        var reader = new CssTokens(css.replace('\0', '\uFFFD'));
        while (reader.peek(0) != END) {
            reader.read();
        }
        return reader.tokens;
    }

    private int peek(int ahead) {
        return at + ahead < css.length() ? css.charAt(at + ahead) : END;
    }

    private void read() {
        int c = peek(0);
        if (css.startsWith("/*", at)) {
            int end = css.indexOf("*/", at + 2);
            at = end < 0 ? css.length() : end + 2;
        } else if (isBlank(c)) {
            skipBlanks();
            add(Kind.BLANK, " ");
        } else if (c == '"' || c == '\'') {
            at++;
            string(c);
        } else if (startsNumber()) {
            number();
        } else if (startsWord(0)) {
            word();
        } else if ((c == '#' || c == '@') && (startsWord(1) || isWordPart(peek(1)))) {
            at++;
            add(c == '#' ? Kind.HASH : Kind.AT_WORD, name());
        } else {
            at++;
            add(Kind.SIGN, Character.toString(c));
        }
    }

    private void add(Kind kind, String text) {
        tokens.add(new CssToken(kind, text));
    }

    private void word() {
        var name = name();
        if (peek(0) != '(') {
            add(Kind.WORD, name);
            return;
        }
        at++;
        if (name.equalsIgnoreCase("url")) {
            address();
        } else {
            add(Kind.FUNCTION, name.toLowerCase(Locale.ROOT));
        }
    }

    /** What stands between the parentheses, with or without quotes. */
    private void address() {
        skipBlanks();
        int quote = peek(0);
        if (quote == '"' || quote == '\'') {
            at++;
            string(quote);
            var quoted = tokens.removeLast();
            skipBlanks();
            endAddress(quoted.kind() == Kind.STRING ? quoted.text() : "");
            return;
        }
        var text = new StringBuilder();
        while (peek(0) != END && peek(0) != ')' && !isBlank(peek(0))) {
            text.append(peek(0) == '\\' ? escaped() : Character.toString(next()));
        }
        skipBlanks();
        endAddress(text.toString());
    }

    private void endAddress(String text) {
        boolean ends = peek(0) == ')';
        while (peek(0) != END && next() != ')') {
            ends = false;
        }
        add(ends ? Kind.ADDRESS : Kind.BAD, text);
    }

    private void string(int quote) {
        var text = new StringBuilder();
        while (peek(0) != quote) {
            if (peek(0) == END || isNewline(peek(0))) {
                add(Kind.BAD, text.toString());
                return;
            }
            text.append(peek(0) == '\\' ? escaped() : Character.toString(next()));
        }
        at++;
        add(Kind.STRING, text.toString());
    }

    private boolean startsNumber() {
        int sign = peek(0) == '+' || peek(0) == '-' ? 1 : 0;
        return isDigit(peek(sign)) || (peek(sign) == '.' && isDigit(peek(sign + 1)));
    }

    private void number() {
        var text = new StringBuilder().appendCodePoint(next());
        while (isDigit(peek(0)) || (peek(0) == '.' && isDigit(peek(1)))) {
            text.appendCodePoint(next());
        }
        if (peek(0) == '%') {
            text.appendCodePoint(next());
        } else if (startsWord(0)) {
            text.append(name());
        }
        add(Kind.NUMBER, text.toString());
    }

    private boolean startsWord(int ahead) {
        int c = peek(ahead);
        if (c == '-') {
            return peek(ahead + 1) == '-' || (peek(ahead + 1) != '-' && startsWordAfterDash(ahead + 1));
        }
        return startsWordAfterDash(ahead);
    }

    private boolean startsWordAfterDash(int ahead) {
        int c = peek(ahead);
        return (isWordPart(c) && !isDigit(c) && c != '-') || (c == '\\' && !isNewline(peek(ahead + 1)));
    }

    private String name() {
        var name = new StringBuilder();
        while (isWordPart(peek(0)) || (peek(0) == '\\' && !isNewline(peek(1)))) {
            name.append(peek(0) == '\\' ? escaped() : Character.toString(next()));
        }
        return name.toString();
    }

    /** Up to six hexadecimal digits and a blank, or the character itself; nothing for an escaped end of line. */
    private String escaped() {
        at++;
        if (isNewline(peek(0))) {
            at++;
            return "";
        }
        int start = at;
        while (at - start < 6 && Character.digit(peek(0), 16) >= 0) {
            at++;
        }
        if (at == start) {
            return peek(0) == END ? "\uFFFD" : Character.toString(next());
        }
        int decoded = Integer.parseInt(css.substring(start, at), 16);
        if (isBlank(peek(0))) {
            at++;
        }
        boolean isCharacter = decoded > 0 && decoded <= Character.MAX_CODE_POINT && !isSurrogate(decoded);
        return Character.toString(isCharacter ? decoded : 0xFFFD);
    }

    private int next() {
        return css.charAt(at++);
    }

    private void skipBlanks() {
        while (isBlank(peek(0))) {
            at++;
        }
    }

    private static boolean isSurrogate(int c) {
        return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    }

    private static boolean isBlank(int c) {
        return c == ' ' || c == '\t' || isNewline(c);
    }

    private static boolean isNewline(int c) {
        return c == '\n' || c == '\r' || c == '\f';
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isWordPart(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || isDigit(c) || c == '_' || c == '-' || c >= 0x80;
    }
}
