package dev.darkroom.svg.sanitiser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

/** Looks at a frame as an auditor: knows nothing of how it was made, and fails on anything that could act or load. */
public final class FrameInspection {
    private static final Set<String> HARMLESS = Set.of(
            ("svg g defs title desc style path rect circle ellipse line polyline polygon text tspan textPath image"
                            + " linearGradient radialGradient stop clipPath")
                    .split(" "));

    private static final Pattern ACTING =
            Pattern.compile("url\\((?!#)|[@\\\\{}]|expression|javascript|import|behavior|binding|http|//|data:");

    private FrameInspection() {}

    /** Fails unless the frame is harmless. */
    public static void assertHarmless(String svg) throws Exception {
        assertThat(svg).startsWith("<svg xmlns=\"http://www.w3.org/2000/svg\"").doesNotContain("<!", "<?", "\u0000");
        var document = DocumentBuilderFactory.newDefaultNSInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(svg)));
        inspect(document.getDocumentElement());
    }

    private static void inspect(Element element) {
        assertThat(element.getNamespaceURI()).isEqualTo("http://www.w3.org/2000/svg");
        assertThat(HARMLESS).contains(element.getTagName());
        var attributes = element.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            inspect(
                    element,
                    attributes.item(i).getNodeName(),
                    attributes.item(i).getNodeValue());
        }
        if (element.getTagName().equals("style")) {
            assertThat(element.getTextContent()).doesNotContainPattern("url\\((?!#)|[@\\\\<]|expression|import");
        }
        for (var child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inner) {
                inspect(inner);
            } else {
                assertThat(child.getNodeType()).isEqualTo(Node.TEXT_NODE);
            }
        }
    }

    private static void inspect(Element element, String name, String value) {
        assertThat(name).doesNotStartWithIgnoringCase("on").doesNotContain("base");
        if (name.equals("href")) {
            assertThat(value).matches("#.+|data:image/(png|jpeg|webp|gif);base64,[A-Za-z0-9+/=]+");
        } else if (!name.equals("xmlns") && !name.equals("aria-label")) {
            assertThat(value.toLowerCase(Locale.ROOT))
                    .as(element.getTagName() + " " + name)
                    .doesNotContainPattern(ACTING);
        }
    }
}
