package dev.darkroom.svg.sanitiser;

import dev.darkroom.kernel.Outcome;
import dev.darkroom.kernel.Problem.Kind;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.function.Predicate;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParser;
import javax.xml.parsers.SAXParserFactory;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** Makes an SVG document safe to show. Its result is its own fixed point: cleaned again it stays as it is. */
public final class Sanitiser {
    private static final String NO_DOCTYPE = "http://apache.org/xml/features/disallow-doctype-decl";

    private Sanitiser() {}

    /**
     * The document with everything left out that is not known to be harmless, serialised anew.
     *
     * @param svg at most 1 MiB: the caller has seen to that
     * @return refuses with {@code INVALID_REQUEST} what is no well-formed XML, has a document type or another root than
     *     {@code svg}, or is larger than can be drawn
     */
    public static Outcome<String> clean(String svg) {
        return clean(svg, property -> true);
    }

    /** As {@link #clean}, and without the properties that choose a typeface: for who draws with one of their own. */
    public static Outcome<String> cleanWithoutTypefaces(String svg) {
        return clean(svg, property -> !Properties.mayName(property));
    }

    private static Outcome<String> clean(String svg, Predicate<String> properties) {
        var cleaning = new Cleaning(properties);
        try {
            parser().parse(new InputSource(new StringReader(svg)), cleaning);
            return Outcome.done(cleaning.result());
        } catch (Unsafe unsafe) {
            return Outcome.refused(Kind.INVALID_REQUEST, "The rendered SVG " + unsafe.getMessage());
        } catch (SAXParseException malformed) {
            return Outcome.refused(
                    Kind.INVALID_REQUEST,
                    "The rendered SVG is not well-formed XML, or has a document type: line " + malformed.getLineNumber()
                            + ", column " + malformed.getColumnNumber());
        } catch (SAXException refused) {
            return Outcome.refused(Kind.INVALID_REQUEST, "The rendered SVG is not well-formed XML");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read a text in memory", e);
        }
    }

    /** One that resolves nothing and knows no entities but XML's own five. */
    private static SAXParser parser() {
        try {
            var factory = SAXParserFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature(NO_DOCTYPE, true);
            return factory.newSAXParser();
        } catch (ParserConfigurationException | SAXException e) {
            throw new IllegalStateException("the JDK's own parser does not know its features", e);
        }
    }
}
