package dev.darkroom.http.tokens;

/**
 * Who calls, by a name that somebody chose, out of a verified token of the audience {@code svg}. Such a name may look
 * like a {@link Caller}'s id and is never one. A controller that takes one is never reached without.
 */
public record NamedCaller(String name) implements AnyCaller {
    @Override
    public String getName() {
        return name;
    }
}
