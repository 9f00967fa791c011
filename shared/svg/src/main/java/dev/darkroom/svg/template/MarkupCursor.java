package dev.darkroom.svg.template;

import java.util.Locale;

/**
 * Follows the markup that a template's author wrote, to know the place of each value. Values are not followed: escaped
 * for their place, they cannot leave it.
 */
final class MarkupCursor {
    private enum State {
        TEXT,
        TAG_START,
        TAG_NAME,
        TAG,
        NAME,
        AFTER_NAME,
        BEFORE_VALUE,
        VALUE,
        DECLARATION,
        COMMENT,
        CDATA
    }

    private static final int LONGEST_NAME = 64;

    private State state = State.TEXT;
    private final StringBuilder name = new StringBuilder();
    private boolean closes;
    private boolean isEmptyElement;
    private boolean namesStyle;
    private boolean inStyle;
    private char quote;
    private boolean valueBegun;

    /** Moves on over markup. */
    void follow(String markup) {
        for (int i = 0; i < markup.length(); i++) {
            state = after(markup.charAt(i));
        }
    }

    /** Where a value that is printed now would stand. */
    Place place() {
        return switch (state) {
            case TEXT -> inStyle ? Place.STYLE : Place.TEXT;
            case CDATA -> inStyle ? Place.STYLE : Place.CDATA;
            case COMMENT -> Place.COMMENT;
            case VALUE -> attributePlace();
            case TAG_START, TAG_NAME, TAG, NAME, AFTER_NAME, BEFORE_VALUE, DECLARATION -> Place.SYNTAX;
        };
    }

    /** A value was printed: what follows it in a link is no start any more. */
    void passedValue() {
        valueBegun = true;
    }

    private Place attributePlace() {
        return switch (localName()) {
            case "style" -> Place.STYLE;
            case "href", "src" -> valueBegun ? Place.LINK_PART : Place.LINK;
            default -> Place.ATTRIBUTE;
        };
    }

    private State after(char c) {
        return switch (state) {
            case TEXT -> c == '<' ? startTag() : State.TEXT;
            case TAG_START -> afterTagStart(c);
            case TAG_NAME -> afterName(c, State.TAG_NAME, State.TAG);
            case TAG -> afterTag(c);
            case NAME -> afterName(c, State.NAME, State.AFTER_NAME);
            case AFTER_NAME -> c == '=' ? startValue() : afterTag(c);
            case BEFORE_VALUE -> afterEquals(c);
            case VALUE -> afterValue(c);
            case DECLARATION -> afterDeclaration(c);
            case COMMENT -> endsWith(c, "-->") ? State.TEXT : State.COMMENT;
            case CDATA -> endsWith(c, "]]>") ? State.TEXT : State.CDATA;
        };
    }

    private State startTag() {
        name.setLength(0);
        closes = false;
        isEmptyElement = false;
        namesStyle = false;
        return State.TAG_START;
    }

    private State afterTagStart(char c) {
        if (c == '!' || c == '?') {
            return State.DECLARATION;
        }
        if (c == '/') {
            closes = true;
            return State.TAG_NAME;
        }
        return afterName(c, State.TAG_NAME, State.TAG);
    }

    private State afterName(char c, State inside, State behind) {
        if (c == '=' && inside == State.NAME) {
            return startValue();
        }
        if (Character.isWhitespace(c)) {
            return behind;
        }
        if (c == '/' || c == '>') {
            return afterTag(c);
        }
        keep(c);
        if (inside == State.TAG_NAME) {
            namesStyle = localName().equals("style");
        }
        return inside;
    }

    private State afterTag(char c) {
        if (c == '>') {
            if (namesStyle) {
                inStyle = !closes && !isEmptyElement;
            }
            return State.TEXT;
        }
        isEmptyElement = c == '/';
        if (isEmptyElement || Character.isWhitespace(c)) {
            return State.TAG;
        }
        name.setLength(0);
        keep(c);
        return State.NAME;
    }

    private State startValue() {
        valueBegun = false;
        return State.BEFORE_VALUE;
    }

    private State afterEquals(char c) {
        if (c == '"' || c == '\'') {
            quote = c;
            return State.VALUE;
        }
        return Character.isWhitespace(c) ? State.BEFORE_VALUE : afterTag(c);
    }

    private State afterValue(char c) {
        if (c == quote) {
            return State.TAG;
        }
        valueBegun |= !Character.isWhitespace(c);
        return State.VALUE;
    }

    private State afterDeclaration(char c) {
        if (c == '>') {
            return State.TEXT;
        }
        keep(c);
        return switch (name.toString()) {
            case "--" -> startSection(State.COMMENT);
            case "[CDATA[" -> startSection(State.CDATA);
            default -> State.DECLARATION;
        };
    }

    /** The opening's own characters are no part of what closes the section. */
    private State startSection(State section) {
        name.setLength(0);
        return section;
    }

    private boolean endsWith(char c, String end) {
        name.append(c);
        name.delete(0, Math.max(0, name.length() - end.length()));
        return name.toString().equals(end);
    }

    private void keep(char c) {
        if (name.length() < LONGEST_NAME) {
            name.append(c);
        }
    }

    private String localName() {
        var whole = name.toString();
        return whole.substring(whole.indexOf(':') + 1).toLowerCase(Locale.ROOT);
    }
}
