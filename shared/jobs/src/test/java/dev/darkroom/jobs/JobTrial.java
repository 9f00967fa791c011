package dev.darkroom.jobs;

import dev.darkroom.credits.Plan;
import dev.darkroom.jobs.CrashScene.Act;
import dev.darkroom.kernel.UserId;
import dev.darkroom.testing.crash.CrashingPorts;
import dev.darkroom.testing.crash.Trial;
import java.time.Duration;
import java.util.Optional;

/** A scene of jobs with a user of its own. */
final class JobTrial implements Trial {
    private static final Duration ROUND = Duration.ofSeconds(30);

    private final JobHouse house;
    private final UserId user;
    private final GoodEnd goodEnd;
    private final Act act;

    JobTrial(CrashScene scene, JobHouse house) {
        this.house = house;
        user = house.aUser(Plan.PRO);
        goodEnd = new GoodEnd(house, user);
        act = scene.stage().apply(house, user);
        house.jobs(user).forEach(job -> house.world.watch(job.id()));
    }

    @Override
    public void play(CrashingPorts ports) {
        act.play(ports);
    }

    @Override
    public Duration waitUntilDue() {
        var before = house.clock.instant();
        house.waitUntilDue(user);
        return Duration.between(before, house.clock.instant());
    }

    @Override
    public void sweep(CrashingPorts ports) {
        house.deathly(ports).sweepJobs.sweep(ROUND);
    }

    @Override
    public Optional<String> lacking() {
        return goodEnd.lacking();
    }

    @Override
    public void goOn() {
        goodEnd.goOn();
    }
}
