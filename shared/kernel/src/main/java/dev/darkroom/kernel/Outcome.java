package dev.darkroom.kernel;

/** What a use case came to: its result, or the reason why it refused. A refusal has changed nothing. */
public sealed interface Outcome<T> {
    /** It happened. */
    record Done<T>(T value) implements Outcome<T> {}

    /** It did not, and this is why. */
    record Refused<T>(Problem problem) implements Outcome<T> {}

    static <T> Outcome<T> done(T value) {
        return new Done<>(value);
    }

    static <T> Outcome<T> refused(Problem problem) {
        return new Refused<>(problem);
    }

    static <T> Outcome<T> refused(Problem.Kind kind, String message) {
        return new Refused<>(Problem.of(kind, message));
    }

    /**
     * For the outermost layer, which answers and decides nothing.
     *
     * @throws Refusal when it was refused
     */
    default T orRefuse() {
        return switch (this) {
            case Done<T> done -> done.value;
            case Refused<T> refused -> throw new Refusal(refused.problem);
        };
    }
}
