package dev.darkroom.svg.template;

/**
 * The smallest part of a template that means something.
 *
 * @param text as written; of a string without its quotes and escapes
 * @param offset of its first character in the source
 */
record Token(Kind kind, String text, int offset) {
    enum Kind {
        /** Markup between the tags, sent as it is. */
        TEXT,
        PRINT_START,
        PRINT_END,
        TAG_START,
        TAG_END,
        NAME,
        NUMBER,
        STRING,
        SYMBOL,
        END
    }

    boolean is(Kind expected) {
        return kind == expected;
    }

    boolean isSymbol(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    boolean isWord(String word) {
        return kind == Kind.NAME && text.equals(word);
    }

    /** How a message calls it. */
    String description() {
        return switch (kind) {
            case TEXT -> "text";
            case PRINT_START -> "{{";
            case PRINT_END -> "}}";
            case TAG_START -> "{%";
            case TAG_END -> "%}";
            case STRING -> "\"" + text + "\"";
            case NAME, NUMBER, SYMBOL -> text;
            case END -> "the end of the template";
        };
    }
}
