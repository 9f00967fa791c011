package dev.darkroom.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.contract.worker.RulesRun;
import dev.darkroom.credits.Plan;
import dev.darkroom.jobs.RedriveJobs.Redriven;
import dev.darkroom.jobs.inmemory.InMemoryLostLetters;
import dev.darkroom.jobs.simulation.Environment;
import dev.darkroom.kernel.IdSource;
import dev.darkroom.kernel.JobId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RedriveJobsTest {
    private final JobHouse house = new JobHouse();
    private final InMemoryLostLetters letters = house.world.letters;

    private Job aLostJob() {
        return house.aLostJob(house.aUser(Plan.FREE), 2);
    }

    @Test
    void aJobThatCanStillRunIsSentAgainAndRunsToItsEnd() {
        var job = aLostJob();
        house.running(job, "first");
        house.clock.advance(Duration.ofMinutes(10));

        assertThat(house.redrive()).isEqualTo(new Redriven(List.of(job.id()), Map.of(), Map.of()));

        assertThat(house.queue)
                .extracting(RulesRun::jobId)
                .containsExactly(job.id().value());
        assertThat(house.now(job).dueAt()).isEqualTo(house.clock.instant().plus(house.limits.silence()));
        house.running(job, "second");
        house.done(job, "second", 0);
        house.done(job, "second", 1);
        assertThat(house.now(job).state()).isEqualTo(JobState.DONE);
        house.assertBalances(job.user(), 8, 0, 2);
        assertThat(letters.all()).isEmpty();
    }

    @Test
    void ofAJobThatHasEndedOrIsLateOrGoneNothingIsLeftToDo() {
        var canceled = aLostJob();
        house.cancelJob.cancel(canceled.user(), canceled.id()).orRefuse();
        var unknown = JobId.next(IdSource.secure(house.clock));
        letters.drop("{\"job_id\":\"" + unknown + "\"}");
        var late = aLostJob();
        house.clock.advance(house.limits.longestRun());

        var redriven = house.redrive();

        assertThat(redriven.sent()).isEmpty();
        assertThat(redriven.kept()).isEmpty();
        assertThat(redriven.removed().values())
                .containsExactly(
                        canceled.id() + " is canceled",
                        unknown + " is not there",
                        late.id() + " is past its deadline; the janitor ends it when it is due");
        assertThat(house.queue).isEmpty();
        assertThat(letters.all()).isEmpty();
        house.sweepJobs.sweep(Duration.ofMinutes(1));
        assertThat(house.now(late).state().isFinal()).isTrue();
        house.assertBalances(late.user(), 10, 0, 0);
    }

    @Test
    void aLetterThatNamesNoJobStaysAndDoesNotStopTheOthers() {
        letters.drop("hello");
        var job = aLostJob();

        var redriven = house.redrive();

        assertThat(redriven.sent()).containsExactly(job.id());
        assertThat(redriven.kept()).containsOnlyKeys("letter-1");
        assertThat(letters.all()).hasSize(1);
    }

    @Test
    void aQueueThatTakesNothingLeavesTheLetterWhereItIs() {
        var job = aLostJob();
        var ports = house.world.ports().withQueue((queued, run) -> {
            throw new IllegalStateException("the queue is down");
        });

        var redriven = new JobHouse(house.world, new Environment(ports, house.clock, house.ids)).redrive();

        assertThat(redriven.kept()).containsValue(job.id() + " could not be sent again: the queue is down");
        assertThat(letters.all()).hasSize(1);
    }

    @Test
    void ofWhatIsNoJobsALetterGoesWhenItIsOver() {
        letters.drop("over");
        letters.drop("alive");
        letters.drop("unknown");
        letters.drop("unreadable");

        var redriven = new RedriveJobs(letters, RedriveJobsTest::other, house.store, house.dispatch, house.clock)
                .redrive(house.clock.instant().plusSeconds(60));

        assertThat(redriven.removed().values()).containsExactly("run over is over");
        assertThat(redriven.kept().values())
                .containsExactly(
                        "run alive is not over: the janitor ends it, and its log says why it could not",
                        "names no job: read it in the queue and delete it there",
                        "what it names could not be sent again: the store is away");
        assertThat(letters.all()).hasSize(3);
    }

    private static Optional<OtherLetters.Subject> other(String body) {
        return switch (body) {
            case "unknown" -> Optional.empty();
            case "unreadable" -> throw new IllegalStateException("the store is away");
            default -> Optional.of(new OtherLetters.Subject("run " + body, body.equals("over")));
        };
    }

    /** It is there again for the next redrive, which sends the run once more; attempts sort that out. */
    @Test
    void aLetterThatCannotBeRemovedStaysAndItsJobIsSentAllTheSame() {
        var sent = aLostJob();
        var ended = aLostJob();
        house.cancelJob.cancel(ended.user(), ended.id()).orRefuse();
        var stuck = new LostLetters() {
            @Override
            public List<Letter> take(int limit) {
                return letters.take(limit);
            }

            @Override
            public void remove(Letter letter) {
                throw new IllegalStateException("the letters are away");
            }
        };

        var redriven = new RedriveJobs(stuck, body -> Optional.empty(), house.store, house.dispatch, house.clock)
                .redrive(house.clock.instant().plusSeconds(60));

        assertThat(redriven.sent()).containsExactly(sent.id());
        assertThat(redriven.removed()).isEmpty();
        assertThat(redriven.kept().values())
                .containsExactly(
                        sent.id() + " was sent again, but its letter could not be removed: the letters are away",
                        ended.id() + " is canceled, but its letter could not be removed: the letters are away");
        assertThat(letters.all()).hasSize(2);
    }

    @Test
    void moreLettersThanOneReportHoldsAreLeftForTheNext() {
        for (int i = 0; i < RedriveJobs.MAX_LETTERS + 7; i++) {
            letters.drop("hello");
        }

        assertThat(house.redrive().kept()).hasSize(RedriveJobs.MAX_LETTERS);
        assertThat(house.redrive().kept()).hasSize(7);
        assertThat(house.redriveJobs.redrive(house.clock.instant()).kept()).isEmpty();
    }
}
