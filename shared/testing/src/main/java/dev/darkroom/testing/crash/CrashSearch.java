package dev.darkroom.testing.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import dev.darkroom.testing.crash.CrashingPorts.Moment;
import dev.darkroom.testing.crash.CrashingPorts.Trap;
import dev.darkroom.testing.crash.Scene.Healing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.function.Executable;

/**
 * Kills the caller of every use case before and after each of its calls, and lets either a repeat or one round of the janitor heal what
 * stands. Fails with every death that neither heals.
 */
public final class CrashSearch {
    private final Function<List<Call>, List<String>> effects;
    private final Function<List<Call>, List<Trap>> traps;

    /**
     * @param effects what calls have changed, in words
     * @param traps where to die, of a use case that makes these calls
     */
    public CrashSearch(Function<List<Call>, List<String>> effects, Function<List<Call>, List<Trap>> traps) {
        this.effects = effects;
        this.traps = traps;
    }

    /** Before and after each call. */
    public static List<Trap> everywhere(List<Call> calls) {
        return IntStream.rangeClosed(1, calls.size())
                .boxed()
                .flatMap(call -> Stream.of(Moment.values()).map(moment -> new Trap(call, moment, true)))
                .toList();
    }

    /**
     * Tries every death of every scene.
     *
     * @param stage makes a trial of a scene that shares nothing with the others but, perhaps, the time
     */
    public <S extends Scene> RecoveryTable over(List<S> scenes, Function<S, Trial> stage) {
        var table = new RecoveryTable();
        var deaths = new ArrayList<Executable>();
        for (var scene : scenes) {
            var undisturbed = new Played(stage.apply(scene));
            var all = undisturbed.play(Optional.empty());
            assertThat(undisturbed.trial.lacking())
                    .as("%s, undisturbed", scene.useCase())
                    .isEmpty();
            for (var trap : traps.apply(undisturbed.ports.calls())) {
                deaths.add(() ->
                        table.add(scene, all, tryOut(scene, () -> new Played(stage.apply(scene)), List.of(trap))));
            }
        }
        assertAll(deaths);
        return table;
    }

    /**
     * As {@link #over}, but who repeats dies as well, at every place, before anything is healed.
     *
     * @return how many pairs of deaths were tried
     */
    public <S extends Scene> int overTwice(List<S> scenes, Function<S, Trial> stage) {
        var pairs = new ArrayList<Executable>();
        for (var scene : scenes) {
            Supplier<Played> trials = () -> new Played(stage.apply(scene));
            for (var first : traps.apply(callsAfter(trials.get(), List.of()))) {
                for (var second : traps.apply(callsAfter(trials.get(), List.of(first)))) {
                    pairs.add(() -> tryOut(scene, trials, List.of(first, second)));
                }
            }
        }
        assertAll(pairs);
        return pairs.size();
    }

    /** The calls of who does it after these deaths. */
    private List<Call> callsAfter(Played played, List<Trap> deaths) {
        played.die(deaths);
        played.play(Optional.empty());
        return played.ports.calls();
    }

    private CrashPoint tryOut(Scene scene, Supplier<Played> stage, List<Trap> deaths) {
        var what = "%s, %s".formatted(scene.useCase(), deaths);
        try {
            return tryOut(scene, stage, deaths, what);
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError(what + ": " + e.getMessage(), e);
        }
    }

    private CrashPoint tryOut(Scene scene, Supplier<Played> stage, List<Trap> deaths, String what) {
        var repeated = stage.get();
        var done = repeated.die(deaths);
        var repeat = repeated.play(Optional.empty());
        boolean repeatHeals = repeated.trial.lacking().isEmpty();
        if (!repeatHeals) {
            repeated.janitorsRound();
            assertThat(repeated.trial.lacking())
                    .as("%s, after a repeat and a round", what)
                    .isEmpty();
        }
        repeated.trial.goOn();

        // Only now: stores may be the same, and so may be their time.
        var swept = stage.get();
        assertThat(swept.die(deaths)).as(what).isEqualTo(done);
        var round = swept.janitorsRound();
        if (scene.healing() == Healing.REPEAT_ALONE) {
            swept.play(Optional.empty());
        }
        assertThat(swept.trial.lacking())
                .as("%s, after a round of the janitor's", what)
                .isEmpty();
        swept.trial.goOn();
        return new CrashPoint(done, repeatHeals, repeat, round.later(), round.effects());
    }

    /** A trial, and the ports behind which it is played. */
    private final class Played {
        final Trial trial;
        final CrashingPorts ports = new CrashingPorts();

        Played(Trial trial) {
            this.trial = trial;
        }

        List<String> play(Optional<Trap> trap) {
            ports.arm(trap);
            try {
                trial.play(ports);
            } catch (RuntimeException | Error died) {
                if (!ports.sprung()) {
                    throw died;
                }
            }
            return effects.apply(ports.calls());
        }

        /** What was done until the last of these deaths. */
        List<String> die(List<Trap> deaths) {
            var done = new ArrayList<String>();
            for (var death : deaths) {
                done.addAll(play(Optional.of(death)));
                assertThat(ports.sprung()).as("%s", death).isTrue();
            }
            return done;
        }

        Swept janitorsRound() {
            var later = trial.waitUntilDue();
            ports.arm(Optional.empty());
            trial.sweep(ports);
            return new Swept(later, effects.apply(ports.calls()));
        }
    }

    /** @param later how long after the death */
    private record Swept(Duration later, List<String> effects) {}
}
