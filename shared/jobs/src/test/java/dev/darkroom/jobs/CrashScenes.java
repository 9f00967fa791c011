package dev.darkroom.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.contract.worker.Report;
import dev.darkroom.credits.Plan;
import dev.darkroom.jobs.CrashScene.Act;
import dev.darkroom.jobs.rules.Rules;
import dev.darkroom.kernel.Credits;
import dev.darkroom.kernel.IdempotencyKey;
import dev.darkroom.kernel.JobId;
import dev.darkroom.kernel.UserId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Every use case that writes, in every situation in which it writes something else. */
final class CrashScenes {
    private static final String CLIENT = "the client's repeat";
    private static final String WORKER = "the worker's retry";
    private static final String OPERATOR = "the operator's repeat";
    static final String ROUND = "the next round";
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Optional<IdempotencyKey> KEY = Optional.of(new IdempotencyKey("once", "hash"));
    private static final Rules.Draft DRAFT = new Rules.Draft("bodies", JobHouse.RECOLOR, List.of());

    static final List<CrashScene> ALL = List.of(
            new CrashScene("create a job", CLIENT, (house, user) -> as(house, dying -> dying.create(user, 2, KEY))),
            new CrashScene("confirm the upload", CLIENT, (house, user) -> {
                var job = house.aCreatedJob(user, 2);
                house.upload(job, 0, 1);
                return as(house, dying -> dying.uploads.confirm(user, job.id()));
            }),
            new CrashScene("execute", CLIENT, (house, user) -> {
                var job = house.anUploadedJob(user, 2);
                return as(house, dying -> dying.execute(job, KEY));
            }),
            new CrashScene("cancel", CLIENT, (house, user) -> {
                var job = aRunningJob(house, user);
                house.done(job, "a1", 0).orRefuse();
                return as(house, dying -> dying.cancelJob.cancel(user, job.id()));
            }),
            new CrashScene("report that a run begins", WORKER, (house, user) -> {
                var job = house.aQueuedJob(user, 2);
                return as(house, dying -> dying.running(job, "a1"));
            }),
            new CrashScene("report by a second worker", WORKER, (house, user) -> {
                var job = aRunningJob(house, user);
                return as(house, dying -> dying.failed(job, "a2", 1));
            }),
            new CrashScene("report one of several photos", WORKER, (house, user) -> {
                var job = aRunningJob(house, user);
                return as(house, dying -> dying.done(job, "a1", 0));
            }),
            new CrashScene("report the last photo", WORKER, (house, user) -> {
                var job = aRunningJob(house, user);
                house.done(job, "a1", 0).orRefuse();
                return as(house, dying -> dying.failed(job, "a1", 1));
            }),
            new CrashScene("work on a run", "another worker, to whom the queue gives it", (house, user) -> {
                var job = house.aQueuedJob(user, 2);
                return work(house, job);
            }),
            new CrashScene("bury a dead letter", "the queue, which gives it again", (house, user) -> {
                var job = aRunningJob(house, user);
                return as(house, dying -> dying.sweepJobs.bury(job.id()));
            }),
            new CrashScene("make a grant", OPERATOR, (house, user) -> {
                aRunningJob(house, user);
                return as(house, dying -> {
                    dying.grant(user, "order-of-" + user, 50, Plan.FREE).orRefuse();
                    assertThat(house.account(user).granted()).as("granted once").isEqualTo(Credits.of(250));
                });
            }),
            new CrashScene("redrive a lost letter", OPERATOR + " a minute later", (house, user) -> {
                house.aLostJob(user, 2);
                return redrive(house);
            }),
            new CrashScene("sweep: a job that was not executed", ROUND, (house, user) -> {
                house.aCreatedJob(user, 2);
                return dueRound(house, user);
            }),
            new CrashScene("sweep: a run that was not sent", ROUND, (house, user) -> {
                house.anUnsentJob(user, 2);
                return dueRound(house, user);
            }),
            new CrashScene("sweep: a run that fell silent", ROUND, (house, user) -> {
                house.done(aRunningJob(house, user), "a1", 0).orRefuse();
                return dueRound(house, user);
            }),
            new CrashScene("sweep: a job that has ended", ROUND, (house, user) -> {
                house.cancelJob.cancel(user, house.aCreatedJob(user, 2).id()).orRefuse();
                return dueRound(house, user);
            }),
            new CrashScene(
                    "store a rule",
                    CLIENT,
                    (house, user) -> as(house, dying -> dying.rules.create(user, "seller", DRAFT, KEY))),
            new CrashScene("change a rule", CLIENT, (house, user) -> {
                var rule = house.rules.create(user, "seller", DRAFT, KEY).orRefuse();
                return as(house, dying -> dying.rules.change(user, rule.id(), DRAFT, null));
            }),
            new CrashScene("delete a rule", CLIENT, (house, user) -> {
                var rule = house.rules.create(user, "seller", DRAFT, KEY).orRefuse();
                return as(house, dying -> dying.rules.delete(user, rule.id()));
            }));

    private CrashScenes() {}

    /** Plays in a new environment, all of whose ports may be the death of it. */
    private static Act as(JobHouse house, Consumer<JobHouse> play) {
        return ports -> play.accept(house.deathly(ports));
    }

    private static Job aRunningJob(JobHouse house, UserId user) {
        var job = house.aQueuedJob(user, 2);
        house.running(job, "a1").orRefuse();
        return house.now(job);
    }

    /** A round of the janitor's at the moment when the user's job is due. */
    private static Act dueRound(JobHouse house, UserId user) {
        house.waitUntilDue(user);
        return as(house, dying -> dying.sweepJobs.sweep(LONG));
    }

    /** Who repeats it does so when the letters that were taken before show again. */
    private static Act redrive(JobHouse house) {
        return ports -> {
            house.waitUntilLettersShow();
            house.deathly(ports).redrive();
            assertThat(house.world.letters.all()).as("letters left").isEmpty();
        };
    }

    /** Each time it is played, another worker has taken the message. */
    private static Act work(JobHouse house, Job job) {
        var attempts = new AtomicInteger();
        Reports direct = new Reports() {
            @Override
            public void report(Job of, Report report) {
                house.recordReport.record(of.id(), report);
            }

            @Override
            public void delete(JobId message) {
                house.queue.removeIf(run -> run.jobId().equals(message.value()));
            }
        };
        return ports -> {
            if (house.queue.isEmpty()) {
                return;
            }
            var reports = ports.around(Reports.class, direct);
            var attempt = "worker-" + attempts.incrementAndGet();
            reports.report(job, new Report.Running(attempt));
            for (int idx = 0; idx < job.items(); idx++) {
                reports.report(job, JobHouse.photoDone(job, attempt, idx));
            }
            reports.delete(job.id());
        };
    }
}
