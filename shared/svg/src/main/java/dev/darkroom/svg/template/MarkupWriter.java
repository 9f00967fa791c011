package dev.darkroom.svg.template;

/** Collects a rendering's result: markup as it is, values escaped for the place which the markup before gives them. */
final class MarkupWriter {
    private final StringBuilder result = new StringBuilder();
    private final MarkupCursor cursor = new MarkupCursor();
    private long bytes;

    void markup(String text) {
        append(text, 0);
        cursor.follow(text);
    }

    /** @throws TemplateFault inside a tag and outside of quotes, and when the result grows too large */
    void value(String text, int offset) {
        var place = cursor.place();
        if (place == Place.SYNTAX) {
            throw new TemplateFault("inside a tag a value can only stand in the quotes of an attribute", offset);
        }
        append(Escapes.escape(text, place), offset);
        cursor.passedValue();
    }

    private void append(String text, int offset) {
        bytes += utf8Length(text);
        if (bytes > Limits.OUTPUT_BYTES) {
            throw new TemplateFault("a result of more than " + Limits.OUTPUT_BYTES + " bytes", offset);
        }
        result.append(text);
    }

    private static long utf8Length(String text) {
        long length = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            length += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
        }
        return length;
    }

    String result() {
        return result.toString();
    }
}
