package dev.darkroom.svg.sanitiser;

import org.xml.sax.SAXException;

/** Ends the parsing of what must be refused as a whole. */
final class Unsafe extends SAXException {
    private static final long serialVersionUID = 1;

    Unsafe(String message) {
        super(message);
    }
}
