package dev.darkroom.svg.sanitiser;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.xml.sax.Attributes;

/** Which attributes stay, and what their values may be. */
final class AttributeRules {
    private static final String XLINK = "http://www.w3.org/1999/xlink";
    private static final String XML = "http://www.w3.org/XML/1998/namespace";

    /** Numbers, lengths, path data, transformations and words: nothing that could name or call something. */
    private static final Pattern PLAIN = Pattern.compile("[\\w\\s.,%()+-]*");

    private static final Pattern NAMES = Pattern.compile("[\\p{L}\\p{N}\\s_.-]*");

    private static final Set<String> PLAIN_ATTRIBUTES = Set.of(
            ("x y x1 y1 x2 y2 dx dy cx cy r rx ry fx fy fr width height d points viewBox version preserveAspectRatio"
                            + " transform gradientTransform gradientUnits spreadMethod clipPathUnits offset pathLength"
                            + " rotate textLength lengthAdjust startOffset method spacing side role aria-hidden lang")
                    .split(" "));
    private static final Set<String> NAMING_ATTRIBUTES = Set.of("id", "class");
    private static final Set<String> TEXT_ATTRIBUTES = Set.of("aria-label");

    private final Clips clips;
    private final Predicate<String> properties;

    AttributeRules(Clips clips, Predicate<String> properties) {
        this.clips = clips;
        this.properties = properties;
    }

    /** The attributes that stay, in their order, with the values that stay of them. */
    Map<String, String> allowed(String element, Attributes attributes) {
        var allowed = new LinkedHashMap<String, String>();
        for (int i = 0; i < attributes.getLength(); i++) {
            var name = attributes.getLocalName(i);
            var value = attributes.getValue(i);
            clips.outline(value.length());
            switch (attributes.getURI(i)) {
                case "" -> value(element, name, value).ifPresent(clean -> allowed.put(name, clean));
                case XLINK -> {
                    if (name.equals("href")) {
                        Links.allowed(element, value).ifPresent(clean -> allowed.putIfAbsent("href", clean));
                    }
                }
                case XML -> {
                    if (name.equals("space") && value.equals("preserve")) {
                        allowed.put("xml:space", value);
                    }
                }
                default -> {}
            }
        }
        return allowed;
    }

    private Optional<String> value(String element, String name, String value) {
        if (name.equals("href")) {
            return Links.allowed(element, value);
        }
        if (name.equals("style")) {
            return Optional.of(Declarations.clean(value, this::isAllowedHere)).filter(clean -> !clean.isEmpty());
        }
        if (Properties.isAllowed(name)) {
            return isAllowedHere(name) ? StyleValue.clean(name, value) : Optional.empty();
        }
        boolean stays = (PLAIN_ATTRIBUTES.contains(name) && PLAIN.matcher(value).matches())
                || (NAMING_ATTRIBUTES.contains(name) && NAMES.matcher(value).matches())
                || TEXT_ATTRIBUTES.contains(name);
        return stays ? Optional.of(value) : Optional.empty();
    }

    private boolean isAllowedHere(String property) {
        return properties.test(property) && (!property.equals("clip-path") || clips.mayUse());
    }
}
