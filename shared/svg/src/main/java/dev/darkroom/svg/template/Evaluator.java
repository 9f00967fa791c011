package dev.darkroom.svg.template;

import dev.darkroom.svg.template.Expression.Binary;
import dev.darkroom.svg.template.Expression.Element;
import dev.darkroom.svg.template.Expression.Filtered;
import dev.darkroom.svg.template.Expression.Junction;
import dev.darkroom.svg.template.Expression.ListOf;
import dev.darkroom.svg.template.Expression.Literal;
import dev.darkroom.svg.template.Expression.Negated;
import dev.darkroom.svg.template.Expression.Not;
import dev.darkroom.svg.template.Expression.Range;
import dev.darkroom.svg.template.Expression.Tested;
import dev.darkroom.svg.template.Expression.Variable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** Computes expressions. */
final class Evaluator {
    private final Values values;
    private final Filters filters;
    private final Budget budget;

    Evaluator(Values values, Budget budget) {
        this.values = values;
        this.filters = new Filters(values, budget);
        this.budget = budget;
    }

    Object value(Expression expression, Scope scope) {
        budget.step(expression.offset());
        return switch (expression) {
            case Literal literal -> literal.value();
            case Variable variable -> scope.find(variable.name());
            case ListOf list -> all(list.items(), scope);
            case Element element -> Values.element(value(element.of(), scope), value(element.key(), scope));
            case Not not -> !Values.isTrue(value(not.operand(), scope));
            case Negated negated -> Arithmetic.negated(value(negated.operand(), scope), negated.offset());
            case Junction junction -> junction(junction, scope);
            case Binary binary -> binary(binary, scope);
            case Tested tested -> tested.test().holds(value(tested.subject(), scope));
            case Filtered filtered ->
                filters.apply(
                        filtered.filter(),
                        value(filtered.input(), scope),
                        all(filtered.arguments(), scope),
                        filtered.offset());
            case Range range -> range(all(range.arguments(), scope), range.offset());
        };
    }

    private List<Object> all(List<Expression> expressions, Scope scope) {
        var results = new ArrayList<Object>(expressions.size());
        expressions.forEach(expression -> results.add(value(expression, scope)));
        return results;
    }

    private Map<String, Object> all(Map<String, Expression> expressions, Scope scope) {
        var results = new HashMap<String, Object>();
        expressions.forEach((name, expression) -> results.put(name, value(expression, scope)));
        return results;
    }

    /** The side that decided, as in Jinja: {@code name or "nobody"} is a name. */
    private Object junction(Junction junction, Scope scope) {
        var left = value(junction.left(), scope);
        return Values.isTrue(left) == junction.needsBoth() ? value(junction.right(), scope) : left;
    }

    private Object binary(Binary binary, Scope scope) {
        var left = value(binary.left(), scope);
        var right = value(binary.right(), scope);
        int offset = binary.offset();
        return switch (binary.operator()) {
            case EQUAL -> values.equal(left, right, offset);
            case UNEQUAL -> !values.equal(left, right, offset);
            case LESS -> bothThere(left, right) && Arithmetic.compare(left, right, offset) < 0;
            case AT_MOST -> bothThere(left, right) && Arithmetic.compare(left, right, offset) <= 0;
            case GREATER -> bothThere(left, right) && Arithmetic.compare(left, right, offset) > 0;
            case AT_LEAST -> bothThere(left, right) && Arithmetic.compare(left, right, offset) >= 0;
            case IN -> isIn(left, right, offset);
            case CONCAT -> concat(values.text(left, offset), values.text(right, offset), offset);
            case PLUS, MINUS, TIMES, DIVIDED, MODULO -> Arithmetic.result(binary.operator(), left, right, offset);
        };
    }

    private static boolean bothThere(Object left, Object right) {
        return left != Missing.VALUE && right != Missing.VALUE;
    }

    private boolean isIn(Object item, Object container, int offset) {
        return switch (container) {
            case List<?> list -> list.stream().anyMatch(each -> values.equal(item, each, offset));
            case Map<?, ?> map -> map.containsKey(item);
            case String text -> item instanceof String part && text.contains(part);
            default -> false;
        };
    }

    private String concat(String left, String right, int offset) {
        budget.size((long) left.length() + right.length(), offset);
        return left + right;
    }

    private static List<Long> range(Map<String, Object> arguments, int offset) {
        long start = whole(arguments, "start", 0, offset);
        long end = whole(arguments, "end", 0, offset);
        long step = whole(arguments, "step_by", 1, offset);
        if (step < 1) {
            throw new TemplateFault("step_by of range must be at least 1", offset);
        }
        long items = end <= start ? 0 : Math.ceilDiv(end - start, step);
        if (items > Limits.LOOP_TURNS) {
            throw new TemplateFault("a range of more than " + Limits.LOOP_TURNS + " numbers", offset);
        }
        return LongStream.range(0, items).mapToObj(i -> start + i * step).toList();
    }

    private static long whole(Map<String, Object> arguments, String name, long absent, int offset) {
        var given = arguments.getOrDefault(name, absent);
        if (given == Missing.VALUE) {
            return 0;
        }
        if (given instanceof Long whole && Math.abs(whole) <= Integer.MAX_VALUE) {
            return whole;
        }
        throw new TemplateFault(name + " of range must be a whole number", offset);
    }
}
