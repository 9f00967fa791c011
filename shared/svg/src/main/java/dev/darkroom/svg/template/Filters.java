package dev.darkroom.svg.template;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;

/**
 * What the filters do. What is missing stays missing, but for {@code default} and {@code length}. {@code escape} gives
 * the text as it is: every value is escaped when it is printed, for the place where it is printed, and once only.
 */
final class Filters {
    private static final int MAX_PRECISION = 15;

    private final Values values;
    private final Budget budget;

    Filters(Values values, Budget budget) {
        this.values = values;
        this.budget = budget;
    }

    Object apply(Filter filter, Object input, Map<String, Object> arguments, int offset) {
        if (input == Missing.VALUE) {
            return switch (filter) {
                case DEFAULT -> arguments.getOrDefault("value", Missing.VALUE);
                case LENGTH -> 0L;
                default -> Missing.VALUE;
            };
        }
        return switch (filter) {
            case DEFAULT -> input;
            case LENGTH -> length(input, offset);
            case JOIN -> join(input, text(arguments, "sep", offset), offset);
            case FIRST -> end(input, true, offset);
            case LAST -> end(input, false, offset);
            case ABS ->
                input instanceof Long whole
                        ? (Object) Math.abs(whole)
                        : (Object) Math.abs(number(input, filter, offset));
            case ROUND -> round(input, arguments, offset);
            case REPLACE -> replace(text(input, offset), arguments, offset);
            case UPPER -> Letters.upper(text(input, offset));
            case LOWER -> Letters.lower(text(input, offset));
            case CAPITALIZE -> Letters.capitalized(text(input, offset));
            case TITLE -> Letters.title(text(input, offset));
            case TRIM -> text(input, offset).strip();
            case ESCAPE -> text(input, offset);
        };
    }

    private String text(Object value, int offset) {
        var text = values.text(value, offset);
        budget.size(text.length(), offset);
        return text;
    }

    /** An argument's text; empty when it is not given. */
    private String text(Map<String, Object> arguments, String name, int offset) {
        return text(arguments.getOrDefault(name, Missing.VALUE), offset);
    }

    private static double number(Object value, Filter filter, int offset) {
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        throw new TemplateFault("filter " + filter.title() + " needs a number", offset);
    }

    private static long length(Object value, int offset) {
        return switch (value) {
            case String text -> text.codePointCount(0, text.length());
            case List<?> list -> list.size();
            case Map<?, ?> map -> map.size();
            default -> throw new TemplateFault("filter length needs a text, a list or a map", offset);
        };
    }

    private String join(Object value, String separator, int offset) {
        if (!(value instanceof List<?> list)) {
            return text(value, offset);
        }
        var joined = new StringBuilder();
        var before = "";
        for (var item : list) {
            joined.append(before).append(values.text(item, offset));
            budget.size(joined.length(), offset);
            before = separator;
        }
        return joined.toString();
    }

    private static Object end(Object value, boolean first, int offset) {
        return switch (value) {
            case List<?> list -> list.isEmpty() ? Missing.VALUE : first ? list.getFirst() : list.getLast();
            case String text ->
                text.isEmpty()
                        ? ""
                        : Character.toString(first ? text.codePointAt(0) : text.codePointBefore(text.length()));
            default ->
                throw new TemplateFault("filter " + (first ? "first" : "last") + " needs a list or a text", offset);
        };
    }

    private Object round(Object value, Map<String, Object> arguments, int offset) {
        double number = number(value, Filter.ROUND, offset);
        var mode = switch (text(arguments.getOrDefault("method", "common"), offset)) {
            case "common" -> RoundingMode.HALF_UP;
            case "ceil" -> RoundingMode.CEILING;
            case "floor" -> RoundingMode.FLOOR;
            default -> throw new TemplateFault("filter round knows the methods common, ceil and floor", offset);
        };
        if (!(arguments.getOrDefault("precision", 0L) instanceof Long precision)
                || precision < 0
                || precision > MAX_PRECISION) {
            throw new TemplateFault("the precision of filter round is a whole number up to " + MAX_PRECISION, offset);
        }
        return value instanceof Long
                ? value
                : (Object) BigDecimal.valueOf(number)
                        .setScale(precision.intValue(), mode)
                        .doubleValue();
    }

    private String replace(String text, Map<String, Object> arguments, int offset) {
        var from = text(arguments, "from", offset);
        var to = text(arguments, "to", offset);
        if (from.isEmpty()) {
            return text;
        }
        var replaced = new StringBuilder();
        int at = 0;
        for (int found = text.indexOf(from); found >= 0; found = text.indexOf(from, at)) {
            replaced.append(text, at, found).append(to);
            at = found + from.length();
            budget.size(replaced.length(), offset);
        }
        return replaced.append(text, at, text.length()).toString();
    }
}
