package dev.darkroom.jobs.simulation;

import dev.darkroom.jobs.simulation.Draw.Wish;
import dev.darkroom.testing.crash.CrashingPorts.Moment;
import dev.darkroom.testing.crash.CrashingPorts.Trap;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;

/** Random lives of some users and their jobs. */
final class SimulatedLives {
    /** Steps of one life: enough for a plan's credits to run out. */
    static final int STEPS = 100;

    /** Commands of one life at the least that is likely: steps that are not waits, and the rounds at its end. */
    static final int COMMANDS = 94;

    /** No use case makes more calls in one go than this, but for the janitor's and a redrive of many letters. */
    private static final int CALLS = 10;

    private SimulatedLives() {}

    /** Lives of {@link #STEPS} steps. Shrinking makes one that fails as short as it may be. */
    static Arbitrary<List<Step>> all() {
        return steps().list().ofMaxSize(STEPS).withSizeDistribution((size, min, max, center) -> random -> max);
    }

    private static Arbitrary<Step> steps() {
        return Combinators.combine(draws(), Arbitraries.integers().between(0, Simulation.ENVIRONMENTS - 1), traps())
                .as(Step::new);
    }

    private static Arbitrary<Draw> draws() {
        var wishes = Arbitraries.frequency(
                Tuple.of(40, Wish.NEXT),
                Tuple.of(10, Wish.CREATE),
                Tuple.of(4, Wish.UPLOAD),
                Tuple.of(2, Wish.RENEW),
                Tuple.of(3, Wish.CONFIRM),
                Tuple.of(4, Wish.EXECUTE),
                Tuple.of(5, Wish.CANCEL),
                Tuple.of(8, Wish.ALIVE),
                Tuple.of(16, Wish.PHOTO),
                Tuple.of(2, Wish.BURY),
                Tuple.of(6, Wish.SWEEP),
                Tuple.of(3, Wish.LOSE),
                Tuple.of(4, Wish.GRANT),
                Tuple.of(3, Wish.REDRIVE),
                Tuple.of(9, Wish.WAIT));
        var number = Arbitraries.integers().between(0, 99).withDistribution(RandomDistribution.uniform());
        return Combinators.combine(wishes, number, number, number, number).as(Draw::new);
    }

    private static Arbitrary<Optional<Trap>> traps() {
        var trap = Combinators.combine(
                        Arbitraries.integers().between(1, CALLS),
                        Arbitraries.of(Moment.class),
                        Arbitraries.of(true, false))
                .as(Trap::new);
        return Arbitraries.frequencyOf(
                Tuple.of(85, Arbitraries.just(Optional.empty())), Tuple.of(15, trap.map(Optional::of)));
    }
}
