package dev.darkroom.composition;

import dev.darkroom.testing.crash.CrashingPorts;
import dev.darkroom.testing.crash.Scene;
import java.util.function.Function;

/**
 * A use case of compositions in a situation in which its caller may die.
 *
 * @param stage brings the house into that situation
 */
record CrashScene(String useCase, Healing healing, String repeatedBy, Function<CompositionHouse, Act> stage)
        implements Scene {

    /** What the caller does, through ports at which it may die. */
    interface Act {
        void play(CrashingPorts ports);

        /** Whether what it is for stands, where no end that is good in itself shows that. */
        default boolean isDone() {
            return true;
        }
    }
}
