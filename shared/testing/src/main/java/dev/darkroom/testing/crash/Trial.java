package dev.darkroom.testing.crash;

import java.time.Duration;
import java.util.Optional;

/** A scene with all that it needs, played for one death alone. */
public interface Trial {
    /** Does what its use case does, in a new environment whose ports may be the death of it. */
    void play(CrashingPorts ports);

    /**
     * Lets time pass until the janitor is to look at all that stands.
     *
     * @return how much; zero when there is nothing to look at
     */
    Duration waitUntilDue();

    /** A round of the janitor's, in a new environment behind these ports. */
    void sweep(CrashingPorts ports);

    /** Why this is no good end yet; empty when it is one. Fails at once on what nothing would mend. */
    Optional<String> lacking();

    /** Does what users and workers do next, and fails unless all comes to its end. */
    void goOn();
}
