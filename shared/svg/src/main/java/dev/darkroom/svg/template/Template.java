package dev.darkroom.svg.template;

import dev.darkroom.kernel.Outcome;
import dev.darkroom.kernel.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/** A template that parses. Immutable; may be rendered by many threads at once. */
public final class Template {
    /** A machine that stands still for a moment is no fault of the template's; one that is slow is slow twice. */
    private static final int TRIES = 2;

    private final String source;
    private final List<Node> nodes;

    private Template(String source, List<Node> nodes) {
        this.source = source;
        this.nodes = nodes;
    }

    /** Refuses with {@code INVALID_REQUEST}, which names line and column, when the source is no template. */
    public static Outcome<Template> parse(String source) {
        try {
            return Outcome.done(new Template(source, TemplateParser.parse(source)));
        } catch (TemplateFault fault) {
            return Outcome.refused(problem(source, fault));
        }
    }

    /**
     * The markup with every value in its place.
     *
     * @param arguments the template's variables: text, {@code Long}, {@code Double}, {@code Boolean}, lists and maps
     * @param nanos a clock like {@link System#nanoTime}
     * @param time {@link Limits#TIME}, or {@link Limits#TIME_AGAIN} for what was rendered before
     * @return refuses with {@code INVALID_REQUEST} when it goes beyond {@link Limits} or asks for what cannot be done
     */
    public Outcome<String> render(Map<String, Object> arguments, LongSupplier nanos, Duration time) {
        for (int tries = 1; ; tries++) {
            try {
                return Outcome.done(new Renderer(new Budget(nanos, time)).render(nodes, arguments));
            } catch (TemplateFault.TimeIsUp fault) {
                if (tries == TRIES) {
                    return Outcome.refused(problem(source, fault));
                }
            } catch (TemplateFault fault) {
                return Outcome.refused(problem(source, fault));
            }
        }
    }

    private static Problem problem(String source, TemplateFault fault) {
        var before = source.substring(0, Math.min(fault.offset(), source.length()));
        long line = before.chars().filter(c -> c == '\n').count() + 1;
        int column = before.length() - before.lastIndexOf('\n');
        return new Problem(
                Problem.Kind.INVALID_REQUEST,
                "template: line " + line + ", column " + column + ": " + fault.reason(),
                Map.of("line", line, "column", column));
    }
}
