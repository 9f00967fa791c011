package dev.darkroom.svg.template;

import java.time.Duration;

/** How far a rendering may go (contract {@code svg-sessions.md}). */
public final class Limits {
    /** Largest result in bytes of UTF-8; no value may become larger in between either. */
    public static final int OUTPUT_BYTES = 1024 * 1024;

    /** Turns of all loops of one rendering together. */
    public static final int LOOP_TURNS = 10_000;

    /** Longest rendering of what is new. */
    public static final Duration TIME = Duration.ofMillis(50);

    /**
     * Longest rendering of what was rendered within {@link #TIME} before: a slower or busier machine must not take a
     * frame away. Well below the time of a function.
     */
    public static final Duration TIME_AGAIN = Duration.ofSeconds(2);

    /** Deepest nesting of blocks, and of lists in lists: keeps every recursion far from the end of the stack. */
    static final int NESTING = 64;

    /** Operands of one expression: a chain of operators nests as deep as it is long. */
    static final int OPERANDS = 256;

    private Limits() {}
}
