package dev.darkroom.svg.template;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Writes a text so that it means itself, and nothing more, in its {@link Place}. */
final class Escapes {
    /** What a link may be as a whole: a part of this document, or a raster image in itself. */
    private static final Pattern WHOLE_LINK =
            Pattern.compile("#[A-Za-z0-9_.-]+|data:image/(png|jpeg|webp|gif);base64,[A-Za-z0-9+/]*={0,2}");

    /** Colours as functions; everything else that opens a parenthesis is spelled out as text. */
    private static final Pattern COLOUR = Pattern.compile("(rgb|hsl)a?\\([A-Za-z0-9.,%/ +-]*\\)");

    /** What may stand at the start of a link: nothing that names a scheme or a host. */
    private static final String START_SIGNS = "-._~";

    /** What may stand later: the signs of base 64 too. */
    private static final String LINK_SIGNS = START_SIGNS + "/+=";

    /** The replacement character stands for what XML cannot hold. */
    private static final char REPLACEMENT = '\uFFFD';

    private Escapes() {}

    /** Empty where nothing can be shown: in a comment. */
    static String escape(String value, Place place) {
        return switch (place) {
            case TEXT -> text(value);
            case CDATA -> "]]>" + text(value) + "<![CDATA[";
            case ATTRIBUTE -> attribute(value);
            case LINK -> WHOLE_LINK.matcher(value).matches() ? value : linkPart(value, START_SIGNS);
            case LINK_PART -> linkPart(value, LINK_SIGNS);
            case STYLE -> COLOUR.matcher(value).matches() ? value : style(value);
            case COMMENT -> "";
            case SYNTAX -> throw new IllegalArgumentException("no value can stand inside a tag");
        };
    }

    private static String text(String value) {
        var escaped = new StringBuilder(value.length() + 16);
        value.codePoints().forEach(c -> appendText(escaped, c));
        return escaped.toString();
    }

    private static void appendText(StringBuilder escaped, int c) {
        switch (c) {
            case '&' -> escaped.append("&amp;");
            case '<' -> escaped.append("&lt;");
            case '>' -> escaped.append("&gt;");
            case '"' -> escaped.append("&#34;");
            case '\'' -> escaped.append("&#39;");
            case '\r' -> escaped.append("&#13;");
            default -> escaped.appendCodePoint(isXml(c) ? c : REPLACEMENT);
        }
    }

    /** As text, and whitespace that a parser would turn into blanks. */
    private static String attribute(String value) {
        return text(value).replace("\n", "&#10;").replace("\t", "&#9;");
    }

    /** XML 1.0, production Char. */
    private static boolean isXml(int c) {
        return (c >= 0x20 && c <= 0xD7FF) || c == '\t' || c == '\n' || (c >= 0xE000 && c <= 0xFFFD) || c >= 0x10000;
    }

    /** Percent-encoded but for letters, digits and those signs. */
    private static String linkPart(String value, String signs) {
        var escaped = new StringBuilder(value.length() + 16);
        for (byte unit : value.getBytes(StandardCharsets.UTF_8)) {
            if (unit > 0 && (Character.isLetterOrDigit(unit) || signs.indexOf(unit) >= 0)) {
                escaped.append((char) unit);
            } else {
                escaped.append('%').append(String.format("%02X", unit));
            }
        }
        return escaped.toString();
    }

    /** Letters, digits and what separates values; the rest as CSS escapes, which never end a string or a declaration. */
    private static String style(String value) {
        var escaped = new StringBuilder(value.length() + 16);
        value.codePoints().forEach(c -> {
            if (Character.isLetterOrDigit(c) || "#%.,+-_ ".indexOf(c) >= 0) {
                escaped.appendCodePoint(c);
            } else {
                escaped.append('\\')
                        .append(Integer.toHexString(isXml(c) ? c : REPLACEMENT))
                        .append(' ');
            }
        });
        return escaped.toString();
    }
}
