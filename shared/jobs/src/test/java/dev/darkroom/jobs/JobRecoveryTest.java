package dev.darkroom.jobs;

import static dev.darkroom.jobs.JobHouse.problem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.contract.worker.ReportAnswer;
import dev.darkroom.credits.Account;
import dev.darkroom.credits.Plan;
import dev.darkroom.kernel.JobId;
import dev.darkroom.kernel.Problem.Kind;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JobRecoveryTest {
    private static final ReportAnswer TAKEN = new ReportAnswer(true, false);
    private static final ReportAnswer REPEATED = new ReportAnswer(false, false);
    private static final ReportAnswer STOP = new ReportAnswer(false, true);

    private final JobHouse house = new JobHouse();

    @Test
    void aNewAttemptFencesOutTheOlderOne() {
        var user = house.aUser(Plan.FREE);
        var job = house.aQueuedJob(user, 2);
        house.running(job, "a1").orRefuse();
        house.done(job, "a1", 0).orRefuse();
        house.running(job, "a2").orRefuse();
        assertThat(problem(house.done(job, "a1", 1)).kind()).isEqualTo(Kind.JOB_WRONG_STATE);
        assertThat(problem(house.running(job, "a1")).kind()).isEqualTo(Kind.JOB_WRONG_STATE);
        assertThat(house.done(job, "a2", 0).orRefuse()).isEqualTo(REPEATED);
        assertThat(house.done(job, "a2", 1).orRefuse()).isEqualTo(TAKEN);
        house.assertBalances(user, 8, 0, 2);
        assertThat(house.told(job.id()))
                .containsExactly("job_progress", "job_progress 0", "job_progress 1", "job_done");
    }

    @Test
    void lateAndRepeatedReportsChangeNothing() {
        var user = house.aUser(Plan.FREE);
        var job = house.aQueuedJob(user, 1);
        house.done(job, "a1", 0).orRefuse();
        var ended = house.now(job);
        assertThat(house.done(job, "a1", 0).orRefuse()).isEqualTo(STOP);
        assertThat(house.failed(job, "a1", 0).orRefuse()).isEqualTo(STOP);
        assertThat(house.running(job, "a9").orRefuse()).isEqualTo(STOP);
        assertThat(house.now(job)).isEqualTo(ended);
        house.assertBalances(user, 9, 0, 1);
        assertThat(house.told(job.id())).containsExactly("job_progress", "job_progress 0", "job_done");
    }

    @Test
    void aJobThatIsNotExecutedWithinAnHourIsCanceled() {
        var user = house.aUser(Plan.FREE);
        var job = house.aCreatedJob(user, 3);
        house.clock.advance(Duration.ofMinutes(59));
        house.sweepJobs.sweep(Duration.ofSeconds(30));
        assertThat(house.now(job).state()).isEqualTo(JobState.CREATED);
        house.clock.advance(Duration.ofMinutes(1));
        house.sweepJobs.sweep(Duration.ofSeconds(30));
        assertThat(house.now(job)).satisfies(ended -> {
            assertThat(ended.state()).isEqualTo(JobState.CANCELED);
            assertThat(ended.error()).contains("not executed within 60 minutes");
        });
        house.assertBalances(user, 10, 0, 0);
    }

    @Test
    void aSilentRunIsEnded() {
        var user = house.aUser(Plan.FREE);
        var job = house.aQueuedJob(user, 2);
        house.done(job, "a1", 0).orRefuse();
        house.clock.advance(Duration.ofMinutes(14));
        house.running(job, "a1").orRefuse();
        house.clock.advance(Duration.ofMinutes(14));
        house.sweepJobs.sweep(Duration.ofSeconds(30));
        assertThat(house.now(job).state()).isEqualTo(JobState.RUNNING);
        house.clock.advance(Duration.ofMinutes(1));
        house.sweepJobs.sweep(Duration.ofSeconds(30));
        assertThat(house.now(job).state()).isEqualTo(JobState.FAILED);
        house.assertBalances(user, 9, 0, 1);
    }

    @Test
    void aWorkerThatOnlySaysThatItIsAliveDoesNotKeepAJobForever() {
        var user = house.aUser(Plan.FREE);
        var job = house.aQueuedJob(user, 1);
        for (int minutes = 0; minutes <= 120; minutes += 10) {
            house.running(job, "a1").orRefuse();
            house.clock.advance(Duration.ofMinutes(10));
        }
        assertThat(house.running(job, "a1").orRefuse().cancel()).isTrue();
        assertThat(house.now(job).state()).isEqualTo(JobState.FAILED);
        house.assertBalances(user, 10, 0, 0);
    }

    @Test
    void aRunThatWasQueuedButNotSentIsSent() {
        var job = house.anUnsentJob(house.aUser(Plan.FREE), 1);
        assertThat(house.now(job).state()).isEqualTo(JobState.QUEUED);
        house.clock.advance(Duration.ofSeconds(30));
        house.sweepJobs.sweep(Duration.ofSeconds(30));
        assertThat(house.queue).hasSize(1);
        house.sweepJobs.sweep(Duration.ofSeconds(30));
        assertThat(house.queue).hasSize(1);
    }

    @Test
    void aDeadLetterEndsItsJobOnce() {
        var user = house.aUser(Plan.FREE);
        var job = house.aQueuedJob(user, 2);
        house.done(job, "a1", 0).orRefuse();
        house.sweepJobs.bury(job.id());
        house.sweepJobs.bury(job.id());
        assertThat(house.now(job).state()).isEqualTo(JobState.FAILED);
        house.assertBalances(user, 9, 0, 1);
        var never = house.aQueuedJob(user, 1);
        house.sweepJobs.bury(never.id());
        assertThat(house.now(never).state()).isEqualTo(JobState.CANCELED);
        house.sweepJobs.bury(JobId.next(house.ids));
    }

    @Test
    void theLastReportersDeathIsHealedByWhoeverComesNext() {
        var user = house.aUser(Plan.FREE);
        var job = house.aQueuedJob(user, 1);
        house.running(job, "a1").orRefuse();
        house.store.report(job.id(), "a1", new JobStore.PhotoResult.Succeeded(0, user), house.clock.instant());
        assertThat(house.now(job).state()).isEqualTo(JobState.RUNNING);
        house.done(job, "a1", 0).orRefuse();
        assertThat(house.now(job).state()).isEqualTo(JobState.DONE);
        house.assertBalances(user, 9, 0, 1);
        assertThat(house.told(job.id())).containsExactly("job_progress", "job_progress 0", "job_done");
    }

    @Test
    void whoeverComesSecondToSettleFindsItDone() {
        var user = house.aUser(Plan.FREE);
        var job = house.aQueuedJob(user, 1);
        house.running(job, "a1").orRefuse();
        house.store.report(job.id(), "a1", new JobStore.PhotoResult.Succeeded(0, user), house.clock.instant());
        var seenByBoth = house.now(job);
        var first = house.endJob.end(seenByBoth, Optional.empty(), EndJob::byItsPhotos);
        assertThat(house.endJob.end(seenByBoth, Optional.empty(), EndJob::byItsPhotos))
                .isEqualTo(first);
        house.assertBalances(user, 9, 0, 1);
    }

    @Test
    void theJanitorMakesSureThatTheEndIsTold() {
        var user = house.aUser(Plan.FREE);
        var job = house.aQueuedJob(user, 1);
        house.running(job, "a1").orRefuse();
        house.store.report(job.id(), "a1", new JobStore.PhotoResult.Succeeded(0, user), house.clock.instant());
        var ended = house.now(job)
                .ended(
                        JobState.DONE,
                        null,
                        house.clock.instant(),
                        house.clock.instant().plusSeconds(60));
        Account account = house.account(user);
        house.store.settle(ended, account.settle(ended.captured(), ended.released(), job.id(), house.clock.instant()));
        house.clock.advance(Duration.ofMinutes(1));
        house.sweepJobs.sweep(Duration.ofSeconds(30));
        assertThat(house.told(job.id())).endsWith("job_done");
        assertThat(house.now(job).dueAt()).isNull();
        house.clock.advance(Duration.ofHours(1));
        assertThat(house.sweepJobs.sweep(Duration.ofSeconds(30)).looked()).isZero();
    }
}
