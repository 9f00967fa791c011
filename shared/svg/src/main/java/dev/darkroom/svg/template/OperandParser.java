package dev.darkroom.svg.template;

import dev.darkroom.svg.template.Expression.Element;
import dev.darkroom.svg.template.Expression.ListOf;
import dev.darkroom.svg.template.Expression.Literal;
import dev.darkroom.svg.template.Expression.Range;
import dev.darkroom.svg.template.Expression.Variable;
import dev.darkroom.svg.template.Token.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the operands of expressions: literals, variables with their members, lists, parentheses and {@code range}. */
final class OperandParser {
    private static final List<String> RESERVED = List.of("and", "or", "not", "in", "is", "if", "else");

    private final Tokens tokens;
    private final ExpressionParser expressions;

    OperandParser(Tokens tokens, ExpressionParser expressions) {
        this.tokens = tokens;
        this.expressions = expressions;
    }

    Expression parse() {
        var operand = start();
        while (true) {
            int offset = tokens.peek().offset();
            if (tokens.accept(".")) {
                operand = members(operand, offset);
            } else if (tokens.accept("[")) {
                operand = new Element(operand, expressions.inner(), offset);
                tokens.expect("]");
            } else {
                return operand;
            }
        }
    }

    private Expression start() {
        var token = tokens.peek();
        int offset = token.offset();
        if (tokens.accept("(")) {
            var inner = expressions.inner();
            tokens.expect(")");
            return inner;
        }
        if (tokens.accept("[")) {
            return new ListOf(items(), offset);
        }
        return switch (token.kind()) {
            case STRING -> new Literal(tokens.next().text(), offset);
            case NUMBER -> new Literal(number(tokens.next()), offset);
            case NAME -> named(tokens.next());
            default -> throw tokens.unexpected("a value");
        };
    }

    private List<Expression> items() {
        var items = new ArrayList<Expression>();
        while (!tokens.accept("]")) {
            items.add(expressions.inner());
            if (!tokens.peek().isSymbol("]")) {
                tokens.expect(",");
            }
        }
        return List.copyOf(items);
    }

    private Expression named(Token name) {
        if (RESERVED.contains(name.text())) {
            throw new TemplateFault("expected a value, found " + name.text(), name.offset());
        }
        return switch (name.text()) {
            case "true", "True" -> new Literal(true, name.offset());
            case "false", "False" -> new Literal(false, name.offset());
            default -> tokens.peek().isSymbol("(") ? function(name) : new Variable(name.text(), name.offset());
        };
    }

    private Expression function(Token name) {
        if (!name.text().equals("range")) {
            throw new TemplateFault("there is no function " + name.text(), name.offset());
        }
        var arguments = arguments("function range", Range.PARAMETERS, name.offset());
        // As in Jinja, a single number without a name is the end.
        boolean isEnd = arguments.size() == 1 && arguments.containsKey("start");
        return new Range(isEnd ? Map.of("end", arguments.remove("start")) : arguments, name.offset());
    }

    /** A number after a dot is a place in a list; {@code 0.1} there are two of them. */
    private Expression members(Expression of, int offset) {
        var token = tokens.next();
        if (token.is(Kind.NAME)) {
            return new Element(of, new Literal(token.text(), token.offset()), offset);
        }
        if (!token.is(Kind.NUMBER)) {
            throw new TemplateFault("expected the name of a member, found " + token.description(), token.offset());
        }
        var element = of;
        for (var place : token.text().split("\\.", -1)) {
            element = new Element(element, new Literal(whole(place, token.offset()), token.offset()), offset);
        }
        return element;
    }

    /** What stands in parentheses after a filter's or function's name: by order, then by name. */
    Map<String, Expression> arguments(String owner, List<String> parameters, int offset) {
        var arguments = new LinkedHashMap<String, Expression>();
        if (!tokens.accept("(")) {
            return arguments;
        }
        while (!tokens.accept(")")) {
            int place = tokens.peek().offset();
            var value = expressions.inner();
            var name = parameters.stream().skip(arguments.size()).findFirst().orElse("so many arguments");
            if (value instanceof Variable variable && tokens.accept("=")) {
                name = variable.name();
                value = expressions.inner();
            }
            if (!parameters.contains(name) || arguments.put(name, value) != null) {
                throw new TemplateFault(owner + " does not take " + name, place);
            }
            if (!tokens.peek().isSymbol(")")) {
                tokens.expect(",");
            }
        }
        return arguments;
    }

    private static Object number(Token token) {
        return token.text().contains(".") ? Double.valueOf(token.text()) : whole(token.text(), token.offset());
    }

    private static Object whole(String digits, int offset) {
        try {
            return Long.valueOf(digits);
        } catch (NumberFormatException tooLarge) {
            throw new TemplateFault("a number that is too large", offset);
        }
    }
}
