package dev.darkroom.svg.template;

import dev.darkroom.svg.template.Expression.Binary;
import dev.darkroom.svg.template.Expression.Filtered;
import dev.darkroom.svg.template.Expression.Junction;
import dev.darkroom.svg.template.Expression.Negated;
import dev.darkroom.svg.template.Expression.Not;
import dev.darkroom.svg.template.Expression.Tested;
import dev.darkroom.svg.template.Token.Kind;
import java.util.List;
import java.util.function.Supplier;

/**
 * Reads expressions. From weakest to strongest: {@code or}, {@code and}, {@code not}, comparisons with {@code in} and
 * {@code is}, filters, {@code ~}, sums, products, signs. As in Tera, a filter takes the whole sum before it.
 */
final class ExpressionParser {
    private static final List<Operator> COMPARISONS = List.of(
            Operator.EQUAL, Operator.UNEQUAL, Operator.AT_MOST, Operator.AT_LEAST, Operator.LESS, Operator.GREATER);
    private static final List<Operator> CONCATENATIONS = List.of(Operator.CONCAT);
    private static final List<Operator> SUMS = List.of(Operator.PLUS, Operator.MINUS);
    private static final List<Operator> PRODUCTS = List.of(Operator.TIMES, Operator.DIVIDED, Operator.MODULO);

    private final Tokens tokens;
    private final OperandParser operands;
    private int size;
    private int depth;

    ExpressionParser(Tokens tokens) {
        this.tokens = tokens;
        this.operands = new OperandParser(tokens, this);
    }

    /** A whole expression, up to what cannot belong to it. */
    Expression parse() {
        size = 0;
        depth = 0;
        return disjunction();
    }

    /** An expression inside another one, in brackets of some kind. */
    Expression inner() {
        if (++depth > Limits.NESTING) {
            throw new TemplateFault(
                    "brackets nested deeper than " + Limits.NESTING,
                    tokens.peek().offset());
        }
        var inner = disjunction();
        depth--;
        return inner;
    }

    private Expression disjunction() {
        var left = conjunction();
        while (tokens.peek().isWord("or")) {
            int offset = tokens.next().offset();
            left = new Junction(false, left, conjunction(), counted(offset));
        }
        return left;
    }

    private Expression conjunction() {
        var left = negation();
        while (tokens.peek().isWord("and")) {
            int offset = tokens.next().offset();
            left = new Junction(true, left, negation(), counted(offset));
        }
        return left;
    }

    private Expression negation() {
        if (tokens.peek().isWord("not")) {
            int offset = counted(tokens.next().offset());
            return new Not(negation(), offset);
        }
        return comparison();
    }

    private Expression comparison() {
        var left = filtered();
        int offset = tokens.peek().offset();
        if (tokens.acceptWord("is")) {
            boolean negated = tokens.acceptWord("not");
            var tested = new Tested(left, test(), offset);
            return negated ? new Not(tested, offset) : tested;
        }
        if (tokens.acceptWord("not")) {
            tokens.expectWord("in");
            return new Not(new Binary(Operator.IN, left, filtered(), offset), offset);
        }
        if (tokens.acceptWord("in")) {
            return new Binary(Operator.IN, left, filtered(), offset);
        }
        return COMPARISONS.stream()
                .filter(operator -> tokens.accept(operator.symbol()))
                .findFirst()
                .<Expression>map(operator -> new Binary(operator, left, filtered(), offset))
                .orElse(left);
    }

    private ValueTest test() {
        var name = tokens.expect(Kind.NAME, "the name of a test");
        return ValueTest.named(name.text())
                .orElseThrow(() -> new TemplateFault("there is no test " + name.text(), name.offset()));
    }

    private Expression filtered() {
        var input = concatenation();
        while (tokens.accept("|")) {
            var name = tokens.expect(Kind.NAME, "the name of a filter");
            var filter = Filter.named(name.text())
                    .orElseThrow(() -> new TemplateFault("there is no filter " + name.text(), name.offset()));
            var arguments = operands.arguments("filter " + filter.title(), filter.parameters(), name.offset());
            filter.required().stream()
                    .filter(parameter -> !arguments.containsKey(parameter))
                    .forEach(parameter -> {
                        throw new TemplateFault("filter " + filter.title() + " needs " + parameter, name.offset());
                    });
            input = new Filtered(input, filter, arguments, counted(name.offset()));
        }
        return input;
    }

    private Expression concatenation() {
        return chain(CONCATENATIONS, () -> chain(SUMS, () -> chain(PRODUCTS, this::signed)));
    }

    /** Operands with operators of one strength between them, reckoned from left to right. */
    private Expression chain(List<Operator> operators, Supplier<Expression> operand) {
        var left = operand.get();
        while (true) {
            int offset = tokens.peek().offset();
            var operator = operators.stream()
                    .filter(each -> tokens.accept(each.symbol()))
                    .findFirst();
            if (operator.isEmpty()) {
                return left;
            }
            left = new Binary(operator.get(), left, operand.get(), counted(offset));
        }
    }

    private Expression signed() {
        int offset = counted(tokens.peek().offset());
        return tokens.accept("-") ? new Negated(signed(), offset) : operands.parse();
    }

    private int counted(int offset) {
        if (++size > Limits.OPERANDS) {
            throw new TemplateFault("an expression of more than " + Limits.OPERANDS + " parts", offset);
        }
        return offset;
    }
}
