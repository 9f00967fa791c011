package dev.darkroom.svg.template;

import java.util.List;
import java.util.Map;

/** What computes a value. Every one knows its offset in the source, for messages. */
sealed interface Expression {
    int offset();

    record Literal(Object value, int offset) implements Expression {}

    record Variable(String name, int offset) implements Expression {}

    record ListOf(List<Expression> items, int offset) implements Expression {}

    /** {@code of.name}, {@code of[0]}, {@code of["name"]}. */
    record Element(Expression of, Expression key, int offset) implements Expression {}

    record Not(Expression operand, int offset) implements Expression {}

    record Negated(Expression operand, int offset) implements Expression {}

    /** {@code and} when {@code needsBoth}, else {@code or}; the right side is computed only when it decides. */
    record Junction(boolean needsBoth, Expression left, Expression right, int offset) implements Expression {}

    record Binary(Operator operator, Expression left, Expression right, int offset) implements Expression {}

    /** {@code subject is test}. */
    record Tested(Expression subject, ValueTest test, int offset) implements Expression {}

    /** {@code input | filter(arguments)}; the arguments are the filter's own, by name. */
    record Filtered(Expression input, Filter filter, Map<String, Expression> arguments, int offset)
            implements Expression {}

    /** {@code range(start, end, step_by)}. */
    record Range(Map<String, Expression> arguments, int offset) implements Expression {
        static final List<String> PARAMETERS = List.of("start", "end", "step_by");
    }
}
