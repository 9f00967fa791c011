package dev.darkroom.svg.template;

import dev.darkroom.svg.template.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/** Cuts a template into tokens: text, and the words of the tags between. Comments and trimmed whitespace are gone after. */
final class Lexer {
    private final String source;
    private final Words words;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private boolean trimNext;

    private Lexer(String source) {
        this.source = source;
        this.words = new Words(source);
    }

    /** @throws TemplateFault at a tag, string or comment without an end, and at a character that means nothing */
    static List<Token> tokens(String source) {
        var lexer = new Lexer(source);
        lexer.readAll();
        return lexer.tokens;
    }

    private void readAll() {
        while (at < source.length()) {
            int start = nextMark();
            boolean trims = source.startsWith("-", start + 2);
            addText(source.substring(at, start), trims);
            at = start;
            if (start < source.length()) {
                readMarked(trims);
            }
        }
        tokens.add(new Token(Kind.END, "", source.length()));
    }

    /** Where the next opening brace with a brace, percent sign or hash after it stands, or the end. */
    private int nextMark() {
        for (int i = source.indexOf('{', at); i >= 0 && i + 1 < source.length(); i = source.indexOf('{', i + 1)) {
            if ("{%#".indexOf(source.charAt(i + 1)) >= 0) {
                return i;
            }
        }
        return source.length();
    }

    private void addText(String text, boolean trimEnd) {
        var rest = trimNext ? text.stripLeading() : text;
        rest = trimEnd ? rest.stripTrailing() : rest;
        trimNext = false;
        if (!rest.isEmpty()) {
            tokens.add(new Token(Kind.TEXT, rest, at));
        }
    }

    private void readMarked(boolean trims) {
        int start = at;
        char mark = source.charAt(start + 1);
        at += trims ? 3 : 2;
        switch (mark) {
            case '#' -> skipComment(start);
            case '{' -> readWords(new Token(Kind.PRINT_START, "", start), "}}", Kind.PRINT_END);
            default -> readWords(new Token(Kind.TAG_START, "", start), "%}", Kind.TAG_END);
        }
    }

    private void skipComment(int start) {
        int end = source.indexOf("#}", at);
        if (end < 0) {
            throw new TemplateFault("this comment has no end", start);
        }
        trimNext = end > at && source.charAt(end - 1) == '-';
        at = end + 2;
    }

    private void readWords(Token opening, String closing, Kind end) {
        tokens.add(opening);
        while (true) {
            at = words.skipBlanks(at);
            if (at >= source.length()) {
                throw new TemplateFault("this " + opening.description() + " has no " + closing, opening.offset());
            }
            boolean trims = source.startsWith("-" + closing, at);
            if (trims || source.startsWith(closing, at)) {
                tokens.add(new Token(end, "", at));
                at += trims ? 3 : 2;
                trimNext = trims;
                return;
            }
            var word = words.read(at);
            tokens.add(word.token());
            at = word.end();
        }
    }
}
