package dev.darkroom.svg.sanitiser;

/** Writes XML of one namespace; whatever it is given comes out as text and attribute values and nothing else. */
final class SvgWriter {
    static final String NAMESPACE = "http://www.w3.org/2000/svg";

    private final StringBuilder out = new StringBuilder();
    private boolean startTagIsOpen;

    void begin(String element) {
        closeStartTag();
        boolean isRoot = out.isEmpty();
        out.append('<').append(element);
        startTagIsOpen = true;
        if (isRoot) {
            attribute("xmlns", NAMESPACE);
        }
    }

    void attribute(String name, String value) {
        out.append(' ').append(name).append("=\"");
        escape(value, true);
        out.append('"');
    }

    void text(String text) {
        closeStartTag();
        escape(text, false);
    }

    void end(String element) {
        if (startTagIsOpen) {
            out.append("/>");
            startTagIsOpen = false;
        } else {
            out.append("</").append(element).append('>');
        }
    }

    String result() {
        return out.toString();
    }

    private void closeStartTag() {
        if (startTagIsOpen) {
            out.append('>');
            startTagIsOpen = false;
        }
    }

    private void escape(String text, boolean inAttribute) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&#34;");
                case '\r' -> out.append("&#13;");
                case '\n', '\t' -> {
                    if (inAttribute) {
                        out.append("&#").append((int) c).append(';');
                    } else {
                        out.append(c);
                    }
                }
                default -> {
                    // XML 1.1 lets references to control characters through, XML 1.0 knows none.
                    if (c >= ' ') {
                        out.append(c);
                    }
                }
            }
        }
    }
}
