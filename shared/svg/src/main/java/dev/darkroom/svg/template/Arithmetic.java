package dev.darkroom.svg.template;

/**
 * Reckons with two numbers. Whole numbers stay whole, but for division, and become floating where they would overflow.
 * What is missing makes the result missing.
 */
final class Arithmetic {
    private Arithmetic() {}

    /** @throws TemplateFault for what is no number, and for a division by zero */
    static Object result(Operator operator, Object left, Object right, int offset) {
        if (left == Missing.VALUE || right == Missing.VALUE) {
            return Missing.VALUE;
        }
        if (!(left instanceof Number a) || !(right instanceof Number b)) {
            throw new TemplateFault("operator " + operator.symbol() + " needs two numbers", offset);
        }
        boolean divides = operator == Operator.DIVIDED || operator == Operator.MODULO;
        if (divides && b.doubleValue() == 0) {
            throw new TemplateFault("division by zero", offset);
        }
        if (a instanceof Long x && b instanceof Long y && operator != Operator.DIVIDED) {
            return whole(operator, x, y);
        }
        return floating(operator, a.doubleValue(), b.doubleValue(), offset);
    }

    private static Object whole(Operator operator, long a, long b) {
        try {
            return switch (operator) {
                case PLUS -> Math.addExact(a, b);
                case MINUS -> Math.subtractExact(a, b);
                case TIMES -> Math.multiplyExact(a, b);
                case MODULO -> a % b;
                default -> throw new IllegalArgumentException(operator.symbol());
            };
        } catch (ArithmeticException overflow) {
            return floating(operator, (double) a, (double) b, 0);
        }
    }

    private static double floating(Operator operator, double a, double b, int offset) {
        double result = switch (operator) {
            case PLUS -> a + b;
            case MINUS -> a - b;
            case TIMES -> a * b;
            case DIVIDED -> a / b;
            case MODULO -> a % b;
            default -> throw new IllegalArgumentException(operator.symbol());
        };
        if (!Double.isFinite(result)) {
            throw new TemplateFault("a number that is too large", offset);
        }
        return result;
    }

    /** The number with the other sign. */
    static Object negated(Object value, int offset) {
        return result(Operator.MINUS, 0L, value, offset);
    }

    /**
     * Less than 0, 0 or more, as {@code left} comes before, with or after {@code right}.
     *
     * @throws TemplateFault unless both are numbers or both are text
     */
    static int compare(Object left, Object right, int offset) {
        if (left instanceof Number a && right instanceof Number b) {
            return Double.compare(a.doubleValue(), b.doubleValue());
        }
        if (left instanceof String a && right instanceof String b) {
            return a.compareTo(b);
        }
        throw new TemplateFault("only two numbers or two texts can be compared", offset);
    }
}
