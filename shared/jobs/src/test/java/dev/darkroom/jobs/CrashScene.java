package dev.darkroom.jobs;

import dev.darkroom.jobs.simulation.CrashingPorts;
import dev.darkroom.kernel.UserId;
import java.util.function.BiFunction;

/**
 * A use case in a situation in which its caller may die.
 *
 * @param useCase as its table names it
 * @param repeatedBy who does it again when no answer comes
 * @param stage brings the house into that situation
 */
record CrashScene(String useCase, String repeatedBy, BiFunction<JobHouse, UserId, Act> stage) {
    /** Whether it is the janitor who does it. */
    boolean isSwept() {
        return repeatedBy.equals(CrashScenes.ROUND);
    }

    /** What the caller does, through ports at which it may die. */
    interface Act {
        void play(CrashingPorts ports);
    }
}
