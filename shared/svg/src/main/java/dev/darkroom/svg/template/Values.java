package dev.darkroom.svg.template;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * What values are to a template: {@code String}, {@code Long}, {@code Double}, {@code Boolean}, {@code List}, {@code Map}
 * and {@link Missing}.
 */
final class Values {
    private final Budget budget;

    Values(Budget budget) {
        this.budget = budget;
    }

    /** Empty things, zero, false and what is missing are false. */
    static boolean isTrue(Object value) {
        return switch (value) {
            case Boolean flag -> flag;
            case Number number -> number.doubleValue() != 0;
            case String text -> !text.isEmpty();
            case List<?> list -> !list.isEmpty();
            case Map<?, ?> map -> !map.isEmpty();
            default -> value != Missing.VALUE;
        };
    }

    /** As it is printed: whole numbers without a fraction, lists as {@code [a, b]}, maps by the word {@code [object]}. */
    String text(Object value, int offset) {
        return switch (value) {
            case String text -> text;
            case Double number -> text(number);
            case Missing missing -> "";
            case Map<?, ?> map -> "[object]";
            case List<?> list -> {
                var text = new StringBuilder();
                append(list, text, 0, offset);
                yield text.toString();
            }
            default -> value.toString();
        };
    }

    private static String text(double number) {
        if (number == Math.rint(number) && Math.abs(number) < 1e15) {
            return Long.toString((long) number);
        }
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    private void append(List<?> list, StringBuilder text, int depth, int offset) {
        requireShallow(depth, offset);
        text.append('[');
        var separator = "";
        for (var item : list) {
            budget.step(offset);
            text.append(separator);
            if (item instanceof List<?> inner) {
                append(inner, text, depth + 1, offset);
            } else {
                text.append(text(item, offset));
            }
            budget.size(text.length(), offset);
            separator = ", ";
        }
        text.append(']');
    }

    /** Numbers by what they amount to, lists and maps by what they hold. */
    boolean equal(Object left, Object right, int offset) {
        return equal(left, right, 0, offset);
    }

    private boolean equal(Object left, Object right, int depth, int offset) {
        requireShallow(depth, offset);
        budget.step(offset);
        if (left instanceof Number a && right instanceof Number b) {
            return (a instanceof Long && b instanceof Long) ? a.equals(b) : a.doubleValue() == b.doubleValue();
        }
        if (left instanceof List<?> a && right instanceof List<?> b) {
            return equalLists(a, b, depth + 1, offset);
        }
        if (left instanceof Map<?, ?> a && right instanceof Map<?, ?> b) {
            return a.keySet().equals(b.keySet())
                    && equalLists(
                            List.copyOf(a.values()),
                            a.keySet().stream().<Object>map(key -> find(b, key)).toList(),
                            depth + 1,
                            offset);
        }
        return left.equals(right);
    }

    private boolean equalLists(List<?> left, List<?> right, int depth, int offset) {
        if (left.size() != right.size()) {
            return false;
        }
        for (int i = 0; i < left.size(); i++) {
            if (!equal(left.get(i), right.get(i), depth, offset)) {
                return false;
            }
        }
        return true;
    }

    private static void requireShallow(int depth, int offset) {
        if (depth > Limits.NESTING) {
            throw new TemplateFault("lists nested deeper than " + Limits.NESTING, offset);
        }
    }

    /** A map's member, or {@link Missing}. */
    static Object find(Map<?, ?> map, Object key) {
        Object found = map.get(key);
        return found == null ? Missing.VALUE : found;
    }

    /** A member by name or place; {@link Missing} where there is none. */
    static Object element(Object of, Object key) {
        if (of instanceof Map<?, ?> map) {
            return find(map, key instanceof Long place ? place.toString() : key);
        }
        if (of instanceof List<?> list && key instanceof Long place && place >= 0 && place < list.size()) {
            return list.get(place.intValue());
        }
        return Missing.VALUE;
    }
}
