package dev.darkroom.jobs.simulation;

import dev.darkroom.testing.crash.CrashingPorts.Trap;
import java.util.Optional;

/**
 * One step of a simulation.
 *
 * @param environment which of several carries it out: each remembers what it saw itself
 * @param trap where whoever carries it out dies
 */
record Step(Draw draw, int environment, Optional<Trap> trap) {
    @Override
    public String toString() {
        return draw + " in " + environment + trap.map(set -> " " + set).orElse("");
    }
}
