package dev.darkroom.local.demo;

import dev.darkroom.local.demo.client.Answers.Change;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** {@code CONCEPT=ACTION[:VALUE]}, such as {@code Body=recolor:#2a6f97}, {@code Floor=texture:oak} or {@code Logo=remove}. */
record RuleArgument(String concept, Change change) {
    private static final Pattern SHAPE = Pattern.compile("([A-Za-z_]{1,64})=([a-z]{1,16})(?::(.{1,64}))?");
    private static final Set<String> ACTIONS = Set.of("recolor", "tone", "texture", "remove");

    static final class Converter implements ITypeConverter<RuleArgument> {
        @Override
        public RuleArgument convert(String text) {
            return parse(text);
        }
    }

    static RuleArgument parse(String text) {
        Matcher matcher = SHAPE.matcher(text);
        if (!matcher.matches() || !ACTIONS.contains(matcher.group(2))) {
            throw new TypeConversionException(
                    "'%s' is not CONCEPT=ACTION[:VALUE], such as Body=recolor:#2a6f97, Wall=tone:warm:60, Floor=texture:oak or Logo=remove"
                            .formatted(text));
        }
        boolean remove = matcher.group(2).equals("remove");
        if (remove != (matcher.group(3) == null)) {
            throw new TypeConversionException(
                    remove
                            ? "'%s': remove takes no value".formatted(text)
                            : "'%s': the action needs a value after a colon".formatted(text));
        }
        return new RuleArgument(matcher.group(1), new Change(matcher.group(2), matcher.group(3)));
    }

    /** What the demo does to photos of a preset when it is not told. */
    static List<RuleArgument> defaults(String preset) {
        return switch (preset) {
            case "seller" -> List.of(parse("Body=recolor:#2a6f97"));
            case "interior" -> List.of(parse("Wall=recolor:#7d9a8c"), parse("Floor=texture:oak"));
            default ->
                throw new DemoStopped(
                        "The demo has no rule of its own for the preset '%s': add --rule CONCEPT=ACTION[:VALUE]."
                                .formatted(preset));
        };
    }

    /** @throws DemoStopped when one concept is named twice */
    static Map<String, Change> byConcept(List<RuleArgument> rules) {
        Map<String, Change> result = new LinkedHashMap<>();
        for (RuleArgument rule : rules) {
            if (result.putIfAbsent(rule.concept, rule.change) != null) {
                throw new DemoStopped("--rule names %s twice: a concept has one change.".formatted(rule.concept));
            }
        }
        return result;
    }

    @Override
    public String toString() {
        return concept + " = " + change.action() + (change.value() == null ? "" : " " + change.value());
    }
}
