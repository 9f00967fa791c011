package dev.darkroom.composition;

import dev.darkroom.composition.CrashScene.Act;
import dev.darkroom.testing.crash.CrashingPorts;
import dev.darkroom.testing.crash.Trial;
import java.time.Duration;
import java.util.Optional;

/** A scene of compositions in a house of its own. */
final class CompositionTrial implements Trial {
    private static final Duration ROUND = Duration.ofSeconds(30);

    private final CompositionHouse house = new CompositionHouse();
    private final Act act;
    private final GoodEnd goodEnd;

    CompositionTrial(CrashScene scene) {
        act = scene.stage().apply(house);
        goodEnd = new GoodEnd(house);
    }

    @Override
    public void play(CrashingPorts ports) {
        act.play(ports);
    }

    @Override
    public Duration waitUntilDue() {
        var before = house.clock.instant();
        house.waitUntilDue();
        return Duration.between(before, house.clock.instant());
    }

    @Override
    public void sweep(CrashingPorts ports) {
        house.deathly(ports).sweepRuns.sweep(ROUND);
    }

    @Override
    public Optional<String> lacking() {
        return goodEnd.lacking().or(() -> act.isDone() ? Optional.empty() : Optional.of("it is not done"));
    }

    @Override
    public void goOn() {
        goodEnd.goOn();
    }
}
