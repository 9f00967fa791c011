package dev.darkroom.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.contract.Json;
import dev.darkroom.contract.worker.RulesRun;
import dev.darkroom.credits.Plan;
import dev.darkroom.jobs.RedriveJobs.Redriven;
import dev.darkroom.jobs.inmemory.InMemoryLostLetters;
import dev.darkroom.kernel.IdSource;
import dev.darkroom.kernel.JobId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RedriveJobsTest {
    private final JobHouse house = new JobHouse();
    private final InMemoryLostLetters letters = new InMemoryLostLetters();
    private final RedriveJobs redriveJobs = new RedriveJobs(letters, house.store, house.dispatch, house.clock);

    private Job aLostJob() {
        var job = house.aQueuedJob(house.aUser(Plan.FREE), 2);
        letters.drop(Json.write(house.queue.getLast()));
        house.queue.clear();
        return job;
    }

    private Redriven redrive() {
        return redriveJobs.redrive(house.clock.instant().plus(Duration.ofMinutes(1)));
    }

    private boolean noLetterIsLeft() {
        letters.showAgain();
        return letters.take(1).isEmpty();
    }

    @Test
    void aJobThatCanStillRunIsSentAgainAndRunsToItsEnd() {
        var job = aLostJob();
        house.running(job, "first");
        house.clock.advance(Duration.ofMinutes(10));

        assertThat(redrive()).isEqualTo(new Redriven(List.of(job.id()), Map.of(), Map.of()));

        assertThat(house.queue)
                .extracting(RulesRun::jobId)
                .containsExactly(job.id().value());
        assertThat(house.now(job).dueAt()).isEqualTo(house.clock.instant().plus(house.limits.silence()));
        house.running(job, "second");
        house.done(job, "second", 0);
        house.done(job, "second", 1);
        assertThat(house.now(job).state()).isEqualTo(JobState.DONE);
        house.assertBalances(job.user(), 8, 0, 2);
        assertThat(noLetterIsLeft()).isTrue();
    }

    @Test
    void ofAJobThatHasEndedOrIsLateOrGoneNothingIsLeftToDo() {
        var canceled = aLostJob();
        house.cancelJob.cancel(canceled.user(), canceled.id()).orRefuse();
        var unknown = JobId.next(IdSource.secure(house.clock));
        letters.drop("{\"job_id\":\"" + unknown + "\"}");
        var late = aLostJob();
        house.clock.advance(house.limits.longestRun());

        var redriven = redrive();

        assertThat(redriven.sent()).isEmpty();
        assertThat(redriven.kept()).isEmpty();
        assertThat(redriven.removed().values())
                .containsExactly(
                        canceled.id() + " is canceled",
                        unknown + " is not there",
                        late.id() + " is past its deadline; the janitor ends it when it is due");
        assertThat(house.queue).isEmpty();
        assertThat(noLetterIsLeft()).isTrue();
        house.sweepJobs.sweep(Duration.ofMinutes(1));
        assertThat(house.now(late).state().isFinal()).isTrue();
        house.assertBalances(late.user(), 10, 0, 0);
    }

    @Test
    void aLetterThatNamesNoJobStaysAndDoesNotStopTheOthers() {
        letters.drop("hello");
        var job = aLostJob();

        var redriven = redrive();

        assertThat(redriven.sent()).containsExactly(job.id());
        assertThat(redriven.kept()).containsOnlyKeys("letter-1");
        assertThat(noLetterIsLeft()).isFalse();
    }

    @Test
    void aQueueThatTakesNothingLeavesTheLetterWhereItIs() {
        var job = aLostJob();
        WorkQueue down = (queued, run) -> {
            throw new IllegalStateException("the queue is down");
        };
        var dispatch = new Dispatch(house.store, down, house.presets, house.limits, house.clock);

        var redriven = new RedriveJobs(letters, house.store, dispatch, house.clock)
                .redrive(house.clock.instant().plusSeconds(60));

        assertThat(redriven.kept()).containsValue(job.id() + " could not be sent again: the queue is down");
        assertThat(noLetterIsLeft()).isFalse();
    }

    @Test
    void moreLettersThanOneReportHoldsAreLeftForTheNext() {
        for (int i = 0; i < RedriveJobs.MAX_LETTERS + 7; i++) {
            letters.drop("hello");
        }

        assertThat(redrive().kept()).hasSize(RedriveJobs.MAX_LETTERS);
        assertThat(redrive().kept()).hasSize(7);
        assertThat(redriveJobs.redrive(house.clock.instant()).kept()).isEmpty();
    }
}
