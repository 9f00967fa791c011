package dev.darkroom.testing.crash;

/** A use case in a situation in which its caller may die. */
public interface Scene {
    /** As its table names it. */
    String useCase();

    /** Who does it again when no answer comes, as its table names them. */
    String repeatedBy();

    /** Who brings to a good end what a death leaves behind. */
    Healing healing();

    /** Who heals a death. */
    enum Healing {
        /** A repeat, or the janitor if there is none. */
        REPEAT_OR_JANITOR,
        /** The next round: it is the janitor who dies. */
        NEXT_ROUND,
        /** A repeat and nobody else, before or after the janitor's rounds. */
        REPEAT_ALONE
    }
}
