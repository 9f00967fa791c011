package dev.darkroom.svg.sanitiser;

/**
 * A token of CSS (CSS Syntax 3), with its escapes decoded.
 *
 * @param text without quotes, the sign of a hash or an at-word, and the parenthesis of a function or address
 */
record CssToken(Kind kind, String text) {
    enum Kind {
        WORD,
        FUNCTION,
        AT_WORD,
        HASH,
        STRING,
        ADDRESS,
        NUMBER,
        SIGN,
        BLANK,
        /** What CSS itself calls bad: a string or address that ends wrongly. */
        BAD
    }

    boolean isSign(char sign) {
        return kind == Kind.SIGN && text.charAt(0) == sign;
    }

    boolean isBlank() {
        return kind == Kind.BLANK;
    }
}
