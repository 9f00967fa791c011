package dev.darkroom.svg.sanitiser;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** Copies one document from the parser to the writer, and leaves out what is not allowed. */
final class Cleaning extends DefaultHandler {
    private record Open(String name, ElementKind kind) {}

    private final SvgWriter out = new SvgWriter();
    private final Deque<Open> open = new ArrayDeque<>();
    private final Clips clips = new Clips();
    private final AttributeRules rules;
    private final Predicate<String> properties;
    private final StringBuilder sheet = new StringBuilder();
    private int elements;

    /** Elements that are open from the outermost that is left out; 0 when none is. */
    private int leftOut;

    /** @param properties which of the allowed ones stay */
    Cleaning(Predicate<String> properties) {
        this.properties = properties;
        this.rules = new AttributeRules(clips, properties);
    }

    String result() {
        return out.result();
    }

    @Override
    public void startElement(@Nullable String uri, String name, @Nullable String qualified, Attributes attributes)
            throws Unsafe {
        if (++elements > Bounds.ELEMENTS) {
            throw new Unsafe("has more than " + Bounds.ELEMENTS + " elements");
        }
        if (open.size() + leftOut >= Bounds.DEPTH) {
            throw new Unsafe("is nested deeper than " + Bounds.DEPTH + " elements");
        }
        var kind = leftOut > 0 ? Optional.<ElementKind>empty() : kind(uri, name);
        if (open.isEmpty() && (kind.isEmpty() || !name.equals("svg"))) {
            throw new Unsafe("must have the root element <svg xmlns=\"" + SvgWriter.NAMESPACE + "\">");
        }
        if (kind.isEmpty()) {
            leftOut++;
        } else {
            begin(new Open(name, kind.get()), attributes);
            clips.check();
        }
    }

    /** Empty for what is left out here. A document that names no namespace at all is meant as SVG. */
    private Optional<ElementKind> kind(@Nullable String uri, String name) {
        if (!SvgWriter.NAMESPACE.equals(uri) && !"".equals(uri)) {
            return Optional.empty();
        }
        return ElementKind.of(name)
                .filter(kind -> open.isEmpty() || open.getFirst().kind().mayHold(kind));
    }

    private void begin(Open element, Attributes attributes) {
        open.push(element);
        clips.begin(element.name());
        switch (element.kind()) {
            case CONTAINER, TEXT, PLAIN_TEXT -> {
                out.begin(element.name());
                rules.allowed(element.name(), attributes).forEach(out::attribute);
            }
            case STYLE -> sheet.setLength(0);
            case UNWRAPPED -> {}
        }
    }

    @Override
    public void endElement(@Nullable String uri, String name, @Nullable String qualified) {
        if (leftOut > 0) {
            leftOut--;
            return;
        }
        var element = open.pop();
        clips.end(element.name());
        switch (element.kind()) {
            case CONTAINER, TEXT, PLAIN_TEXT -> out.end(element.name());
            case STYLE -> writeSheet();
            case UNWRAPPED -> {}
        }
    }

    private void writeSheet() {
        var cleaned = StyleSheet.clean(sheet.toString(), properties);
        if (!cleaned.isEmpty()) {
            out.begin("style");
            out.text(cleaned);
            out.end("style");
        }
    }

    @Override
    public void characters(char[] characters, int start, int length) throws Unsafe {
        if (leftOut > 0) {
            return;
        }
        var holder = open.stream()
                .map(Open::kind)
                .filter(kind -> kind != ElementKind.UNWRAPPED)
                .findFirst();
        var text = new String(characters, start, length);
        switch (holder.orElse(ElementKind.CONTAINER)) {
            case TEXT, PLAIN_TEXT -> {
                clips.text(length);
                clips.check();
                out.text(text);
            }
            case STYLE -> sheet.append(text);
            case CONTAINER, UNWRAPPED -> {}
        }
    }
}
