package dev.darkroom.svg.template;

import dev.darkroom.svg.template.Token.Kind;
import java.util.List;

/** The tokens of a template, read from the first to the last; {@link Kind#END} is never passed. */
final class Tokens {
    private final List<Token> tokens;
    private int at;

    Tokens(List<Token> tokens) {
        this.tokens = tokens;
    }

    Token peek() {
        return tokens.get(at);
    }

    Token next() {
        var token = tokens.get(at);
        if (!token.is(Kind.END)) {
            at++;
        }
        return token;
    }

    /** Passes that symbol, if it is next. */
    boolean accept(String symbol) {
        boolean found = peek().isSymbol(symbol);
        if (found) {
            at++;
        }
        return found;
    }

    /** Passes that word, if it is next. */
    boolean acceptWord(String word) {
        boolean found = peek().isWord(word);
        if (found) {
            at++;
        }
        return found;
    }

    Token expect(Kind kind, String what) {
        if (!peek().is(kind)) {
            throw unexpected(what);
        }
        return next();
    }

    void expect(String symbol) {
        if (!accept(symbol)) {
            throw unexpected(symbol);
        }
    }

    void expectWord(String word) {
        if (!acceptWord(word)) {
            throw unexpected(word);
        }
    }

    /** Whether the next tag is one of that name. */
    boolean atTag(String... names) {
        return peek().is(Kind.TAG_START)
                && List.of(names).contains(tokens.get(at + 1).text());
    }

    /** Fault at the next token, which should have been something else. */
    TemplateFault unexpected(String expected) {
        return new TemplateFault("expected " + expected + ", found " + peek().description(), peek().offset());
    }
}
