package dev.darkroom.jobs;

import dev.darkroom.kernel.UserId;
import dev.darkroom.testing.crash.CrashingPorts;
import dev.darkroom.testing.crash.Scene;
import java.util.function.BiFunction;

/**
 * A use case of jobs in a situation in which its caller may die.
 *
 * @param stage brings the house into that situation
 */
record CrashScene(String useCase, String repeatedBy, BiFunction<JobHouse, UserId, Act> stage) implements Scene {
    @Override
    public Healing healing() {
        return repeatedBy.equals(CrashScenes.ROUND) ? Healing.NEXT_ROUND : Healing.REPEAT_OR_JANITOR;
    }

    /** What the caller does, through ports at which it may die. */
    interface Act {
        void play(CrashingPorts ports);
    }
}
