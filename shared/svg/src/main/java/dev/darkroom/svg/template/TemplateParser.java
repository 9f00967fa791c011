package dev.darkroom.svg.template;

import dev.darkroom.svg.template.Node.If.Branch;
import dev.darkroom.svg.template.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the structure of a template: text, values and blocks. */
final class TemplateParser {
    private final Tokens tokens;
    private final ExpressionParser expressions;
    private int depth;

    private TemplateParser(Tokens tokens) {
        this.tokens = tokens;
        this.expressions = new ExpressionParser(tokens);
    }

    /** @throws TemplateFault where the source is no template */
    static List<Node> parse(String source) {
        var parser = new TemplateParser(new Tokens(Lexer.tokens(source)));
        var body = parser.body();
        if (!parser.tokens.peek().is(Kind.END)) {
            parser.tokens.next();
            throw new TemplateFault(
                    "there is no tag " + parser.tokens.peek().description() + " here",
                    parser.tokens.peek().offset());
        }
        return body;
    }

    /** Up to a tag that begins nothing: the caller knows what it ends. */
    private List<Node> body() {
        var nodes = new ArrayList<Node>();
        while (true) {
            var token = tokens.peek();
            if (token.is(Kind.TEXT)) {
                nodes.add(new Node.Text(tokens.next().text()));
            } else if (token.is(Kind.PRINT_START)) {
                nodes.add(print());
            } else if (tokens.atTag("if", "for", "set")) {
                nodes.add(block());
            } else {
                return List.copyOf(nodes);
            }
        }
    }

    private Node print() {
        tokens.next();
        var value = expressions.parse();
        tokens.expect(Kind.PRINT_END, "}}");
        return new Node.Print(value);
    }

    private Node block() {
        int offset = tokens.next().offset();
        if (++depth > Limits.NESTING) {
            throw new TemplateFault("blocks nested deeper than " + Limits.NESTING, offset);
        }
        var node = switch (tokens.next().text()) {
            case "if" -> condition(offset);
            case "for" -> loop(offset);
            default -> assignment();
        };
        depth--;
        return node;
    }

    private Node condition(int offset) {
        var branches = new ArrayList<Branch>();
        branches.add(branch());
        while (acceptTag("elif")) {
            branches.add(branch());
        }
        var otherwise = otherwise();
        end("endif", "if", offset);
        return new Node.If(List.copyOf(branches), otherwise);
    }

    private Branch branch() {
        var condition = expressions.parse();
        endTag();
        return new Branch(condition, body());
    }

    private Node loop(int offset) {
        var first = name();
        var second = tokens.accept(",") ? Optional.of(name()) : Optional.<String>empty();
        tokens.expectWord("in");
        var items = expressions.parse();
        endTag();
        var body = body();
        var otherwise = otherwise();
        end("endfor", "for", offset);
        return new Node.For(second.map(item -> first), second.orElse(first), items, body, otherwise);
    }

    private List<Node> otherwise() {
        if (!acceptTag("else")) {
            return List.of();
        }
        endTag();
        return body();
    }

    private Node assignment() {
        var name = name();
        tokens.expect("=");
        var value = expressions.parse();
        endTag();
        return new Node.Assign(name, value);
    }

    private String name() {
        return tokens.expect(Kind.NAME, "a name").text();
    }

    private void endTag() {
        tokens.expect(Kind.TAG_END, "%}");
    }

    private boolean acceptTag(String name) {
        boolean found = tokens.atTag(name);
        if (found) {
            tokens.next();
            tokens.next();
        }
        return found;
    }

    private void end(String name, String opened, int offset) {
        if (tokens.peek().is(Kind.END)) {
            throw new TemplateFault("this " + opened + " has no " + name, offset);
        }
        if (!acceptTag(name)) {
            tokens.next();
            throw tokens.unexpected(name);
        }
        endTag();
    }
}
