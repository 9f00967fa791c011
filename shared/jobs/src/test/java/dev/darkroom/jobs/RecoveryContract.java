package dev.darkroom.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.darkroom.credits.Plan;
import dev.darkroom.jobs.CrashScene.Act;
import dev.darkroom.jobs.simulation.Call;
import dev.darkroom.jobs.simulation.CrashingPorts;
import dev.darkroom.jobs.simulation.CrashingPorts.Moment;
import dev.darkroom.jobs.simulation.CrashingPorts.Trap;
import dev.darkroom.jobs.simulation.Stores;
import dev.darkroom.jobs.simulation.World;
import dev.darkroom.kernel.UserId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/**
 * Kills the caller of every use case before and after each of its calls, and lets either a repeat or one round of the
 * janitor heal what stands. {@code CONTRIBUTING.md} has the table of what healed what.
 */
public abstract class RecoveryContract {
    private static final Duration ROUND = Duration.ofSeconds(30);

    protected abstract Stores stores();

    /** Where to die, of a use case that makes these calls: before and after each. */
    protected List<Trap> traps(List<Call> calls) {
        return IntStream.rangeClosed(1, calls.size())
                .boxed()
                .flatMap(call -> Stream.of(Moment.values()).map(moment -> new Trap(call, moment, true)))
                .toList();
    }

    /** Who sweeps and dies says that the next round tries again, each time with a trace. */
    @BeforeAll
    static void letTheJanitorDieQuietly() {
        ((Logger) LoggerFactory.getLogger(SweepJobs.class)).setLevel(Level.OFF);
    }

    @AfterAll
    static void letTheJanitorSpeak() {
        ((Logger) LoggerFactory.getLogger(SweepJobs.class)).setLevel(null);
    }

    @Test
    void everyCrashIsHealed() throws IOException {
        var table = new RecoveryTable();
        for (var scene : CrashScenes.ALL) {
            var undisturbed = new Trial(scene);
            var all = undisturbed.play(Optional.empty());
            assertThat(undisturbed.goodEnd.lacking())
                    .as("%s, undisturbed", scene.useCase())
                    .isEmpty();
            for (var trap : traps(undisturbed.ports.calls())) {
                table.add(scene, all, tryOut(scene, trap));
            }
        }
        System.out.println(table.deaths() + " deaths, and what healed them:\n" + table);
        var document = Files.readString(Path.of(System.getProperty("darkroom.root", ""), "CONTRIBUTING.md"));
        assertThat(document)
                .as("the table under \"Recovery\" in CONTRIBUTING.md should be%n%s", table)
                .contains(table + "\n\n");
    }

    /** A scene with a user and an environment of its own. */
    private final class Trial {
        final JobHouse house = new JobHouse(World.of(stores()));
        final UserId user = house.aUser(Plan.PRO);
        final CrashingPorts ports = new CrashingPorts();
        final GoodEnd goodEnd = new GoodEnd(house, user);
        final Act act;

        Trial(CrashScene scene) {
            act = scene.stage().apply(house, user);
            house.jobs(user).forEach(job -> house.world.watch(job.id()));
        }

        List<String> play(Optional<Trap> trap) {
            ports.arm(trap);
            try {
                act.play(ports);
            } catch (RuntimeException | Error died) {
                if (!ports.sprung()) {
                    throw died;
                }
            }
            return Effects.of(ports.calls());
        }

        Swept janitorsRound() {
            var died = house.clock.instant();
            house.waitUntilDue(user);
            var later = Duration.between(died, house.clock.instant());
            ports.arm(Optional.empty());
            house.deathly(ports).sweepJobs.sweep(ROUND);
            return new Swept(later, Effects.of(ports.calls()));
        }
    }

    private record Swept(Duration later, List<String> effects) {}

    private CrashPoint tryOut(CrashScene scene, Trap trap) {
        var what = "%s, %s".formatted(scene.useCase(), trap);
        var repeated = new Trial(scene);
        var done = repeated.play(Optional.of(trap));
        assertThat(repeated.ports.sprung()).as(what).isTrue();
        var repeat = repeated.play(Optional.empty());
        boolean repeatHeals = repeated.goodEnd.lacking().isEmpty();
        if (!repeatHeals) {
            repeated.janitorsRound();
            assertThat(repeated.goodEnd.lacking())
                    .as("%s, after a repeat and a round", what)
                    .isEmpty();
        }
        repeated.goodEnd.goOn();

        // Only now: stores may be the same, and so may be their time.
        var swept = new Trial(scene);
        assertThat(swept.play(Optional.of(trap))).as(what).isEqualTo(done);
        var round = swept.janitorsRound();
        assertThat(swept.goodEnd.lacking())
                .as("%s, after a round of the janitor's", what)
                .isEmpty();
        swept.goodEnd.goOn();
        return new CrashPoint(done, repeatHeals, repeat, round.later(), round.effects());
    }
}
