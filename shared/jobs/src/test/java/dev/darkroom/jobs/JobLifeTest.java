package dev.darkroom.jobs;

import static dev.darkroom.jobs.JobHouse.problem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.contract.worker.Report;
import dev.darkroom.contract.worker.ReportAnswer;
import dev.darkroom.contract.worker.RulesRun;
import dev.darkroom.credits.Grant;
import dev.darkroom.credits.Plan;
import dev.darkroom.jobs.inmemory.InMemoryStores;
import dev.darkroom.jobs.rules.RuleSpec.Action;
import dev.darkroom.jobs.rules.Rules;
import dev.darkroom.jobs.simulation.World;
import dev.darkroom.kernel.Credits;
import dev.darkroom.kernel.IdempotencyKey;
import dev.darkroom.kernel.JobId;
import dev.darkroom.kernel.Problem.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JobLifeTest {
    private static final ReportAnswer TAKEN = new ReportAnswer(true, false);
    private static final ReportAnswer STOP = new ReportAnswer(false, true);

    private final InMemoryStores stores = new InMemoryStores();
    private final JobHouse house = new JobHouse(World.of(stores));

    @Test
    void aJobRunsFromCreationToItsLastPhoto() {
        var user = house.aUser(Plan.FREE);
        var job = house.aQueuedJob(user, 2);
        house.assertBalances(user, 8, 2, 0);
        assertThat(house.queue).singleElement().satisfies(run -> {
            assertThat(run.jobId()).isEqualTo(job.id().value());
            assertThat(run.concepts()).containsEntry("Body", new RulesRun.RuleAction("recolor", "#2a6f97"));
            assertThat(run.protect()).containsExactly("Label_Text", "Logo", "Gloss");
            assertThat(run.prompts()).containsOnlyKeys("Body", "Label_Text", "Logo", "Gloss");
            assertThat(run.items()).hasSize(2);
        });
        assertThat(house.running(job, "a1").orRefuse()).isEqualTo(TAKEN);
        assertThat(house.done(job, "a1", 1).orRefuse()).isEqualTo(TAKEN);
        house.assertBalances(user, 8, 2, 0);
        assertThat(house.failed(job, "a1", 0).orRefuse()).isEqualTo(TAKEN);
        assertThat(house.now(job).state()).isEqualTo(JobState.DONE);
        house.assertBalances(user, 9, 0, 1);
        assertThat(house.account(user).activeJobs()).isZero();
        assertThat(house.told(job.id()))
                .containsExactly("job_progress", "job_progress 1", "job_progress 0", "job_done");
    }

    @Test
    void aJobStaysInThePlanUnderWhichItWasCreated() {
        var user = house.aUser(Plan.FREE);
        var job = house.anUploadedJob(user, 1);
        var upgrade = new Grant("order-7", user, Credits.NONE, Plan.PRO, "order 7");
        stores.accounts()
                .write(house.account(user).grant(upgrade, house.clock.instant())); // without rule slots, as at first

        var sent = house.execute(job, Optional.empty()).orRefuse();

        assertThat(house.account(user).plan()).isEqualTo(Plan.PRO);
        assertThat(sent.plan()).isEqualTo(Plan.FREE);
        assertThat(house.aCreatedJob(user, 1).plan()).isEqualTo(Plan.PRO);
    }

    @Test
    void aJobWithoutOneGoodPhotoFailsAndCostsNothing() {
        var user = house.aUser(Plan.FREE);
        var job = house.aQueuedJob(user, 1);
        house.failed(job, "a1", 0).orRefuse();
        assertThat(house.now(job).state()).isEqualTo(JobState.FAILED);
        house.assertBalances(user, 10, 0, 0);
        assertThat(Receipt.of(house.now(job)).items()).containsExactly(new Receipt.Item(0, "failed", Credits.NONE));
    }

    @Test
    void creationIsRefusedInTheOrderOfTheContract() {
        var user = house.aUser(Plan.FREE);
        assertThat(problem(house.createJob.create(
                                new CreateJob.Request(user, "garden", 99, List.of()), Optional.empty()))
                        .kind())
                .isEqualTo(Kind.NOT_FOUND);
        assertThat(problem(house.create(user, 11, Optional.empty())).kind()).isEqualTo(Kind.INVALID_REQUEST);
        house.aCreatedJob(user, 4);
        assertThat(problem(house.create(user, 7, Optional.empty())).kind()).isEqualTo(Kind.INSUFFICIENT_CREDITS);
        assertThat(problem(house.create(user, 6, Optional.empty())).kind()).isEqualTo(Kind.CONCURRENCY_LIMIT);
        house.assertBalances(user, 6, 4, 0);
    }

    @Test
    void aRepeatedCreationGetsTheFirstAnswerEvenWhenNothingIsLeft() {
        var user = house.aUser(Plan.FREE);
        var key = Optional.of(new IdempotencyKey("k", "hash"));
        var first = house.create(user, 10, key).orRefuse();
        house.clock.advance(Duration.ofMinutes(5));
        var again = house.create(user, 10, key).orRefuse();
        assertThat(again).isEqualTo(first);
        assertThat(house.uploads.firstLinks(again.job())).isEqualTo(house.uploads.firstLinks(first.job()));
        assertThat(problem(house.create(user, 10, Optional.of(new IdempotencyKey("k", "other"))))
                        .kind())
                .isEqualTo(Kind.CONFLICT);
        assertThat(house.store.list(user, null, null, 10).items()).hasSize(1);
    }

    @Test
    void confirmationNamesThePhotosThatAreMissing() {
        var user = house.aUser(Plan.FREE);
        var job = house.aCreatedJob(user, 3);
        house.upload(job, 1);
        assertThat(problem(house.uploads.confirm(user, job.id())).details()).containsEntry("missing", List.of(0, 2));
        assertThat(house.uploads.renew(user, job.id()).orRefuse())
                .extracting(JobUploads.UploadLink::idx)
                .containsExactly(0, 2);
        house.upload(job, 0, 2);
        assertThat(house.uploads.confirm(user, job.id()).orRefuse().state()).isEqualTo(JobState.UPLOADED);
        assertThat(house.uploads.confirm(user, job.id()).orRefuse().state()).isEqualTo(JobState.UPLOADED);
        assertThat(problem(house.uploads.renew(user, job.id())).kind()).isEqualTo(Kind.JOB_WRONG_STATE);
    }

    @Test
    void anotherUsersJobIsNotThere() {
        var stranger = house.aUser(Plan.FREE);
        var job = house.anUploadedJob(house.aUser(Plan.FREE), 1);
        var request = new ExecuteJob.Request(JobHouse.RECOLOR, null, null, null, "https://api.example.com");
        assertThat(List.of(
                        problem(house.uploads.confirm(stranger, job.id())),
                        problem(house.uploads.renew(stranger, job.id())),
                        problem(house.cancelJob.cancel(stranger, job.id())),
                        problem(house.executeJob.execute(stranger, job.id(), request, Optional.empty()))))
                .containsOnly(problem(house.cancelJob.cancel(stranger, JobId.next(house.ids))));
    }

    @Test
    void executionTakesAStoredRuleOfItsPresetOnly() {
        var user = house.aUser(Plan.FREE);
        var job = house.anUploadedJob(user, 1);
        var wall = new Rules.Draft("walls", Map.of("Wall", new Action("remove", null)), null);
        var foreign =
                house.rules.create(user, "interior", wall, Optional.empty()).orRefuse();
        var body = new Rules.Draft("bodies", JobHouse.RECOLOR, List.of());
        var rule = house.rules.create(user, "seller", body, Optional.empty()).orRefuse();
        assertThat(problem(house.executeJob.execute(
                                user,
                                job.id(),
                                new ExecuteJob.Request(null, null, foreign.id(), null, "https://api.example.com"),
                                Optional.empty()))
                        .kind())
                .isEqualTo(Kind.INVALID_REQUEST);
        var request = new ExecuteJob.Request(Map.of(), null, rule.id(), "option_board", "https://api.example.com");
        house.executeJob.execute(user, job.id(), request, Optional.empty()).orRefuse();
        assertThat(house.queue.getFirst().protect()).isEmpty();
    }

    @Test
    void executionIsAnsweredOnceAndQueuedOnce() {
        var job = house.anUploadedJob(house.aUser(Plan.FREE), 1);
        var key = Optional.of(new IdempotencyKey("go", "hash"));
        house.execute(job, key).orRefuse();
        assertThat(house.execute(job, key).orRefuse().state()).isEqualTo(JobState.QUEUED);
        assertThat(problem(house.execute(job, Optional.of(new IdempotencyKey("go", "other"))))
                        .kind())
                .isEqualTo(Kind.CONFLICT);
        assertThat(problem(house.execute(job, Optional.empty())).kind()).isEqualTo(Kind.JOB_WRONG_STATE);
        assertThat(house.queue).hasSize(1);
    }

    @Test
    void aReportOfWhatIsNotTheJobsIsRefused() {
        var job = house.aQueuedJob(house.aUser(Plan.FREE), 1);
        assertThat(problem(house.done(job, "a1", 1)).kind()).isEqualTo(Kind.INVALID_REQUEST);
        var stolen = new Report.PhotoDone("a1", 0, "outputs/u_x/job_y/0_result.png", "p", "k");
        assertThat(problem(house.recordReport.record(job.id(), stolen)).kind()).isEqualTo(Kind.INVALID_REQUEST);
        var keys = new PhotoKeys(house.aUser(Plan.FREE), job.id());
        var misplaced = new Report.PhotoDone("a1", 0, keys.output(0), keys.preview(0), "k");
        house.running(job, "a1").orRefuse();
        assertThat(problem(house.recordReport.record(job.id(), stolen)).kind()).isEqualTo(Kind.INVALID_REQUEST);
        assertThat(problem(house.recordReport.record(job.id(), misplaced)).kind())
                .isEqualTo(Kind.INVALID_REQUEST);
        assertThat(house.now(job).done()).isEmpty();
        assertThat(problem(house.recordReport.record(JobId.next(house.ids), new Report.Running("a1")))
                        .kind())
                .isEqualTo(Kind.JOB_NOT_FOUND);
        var created = house.aCreatedJob(house.aUser(Plan.FREE), 1);
        assertThat(problem(house.running(created, "a1")).kind()).isEqualTo(Kind.JOB_WRONG_STATE);
    }

    @Test
    void cancellationKeepsAndChargesThePhotosDone() {
        var user = house.aUser(Plan.FREE);
        var job = house.aQueuedJob(user, 3);
        house.done(job, "a1", 0).orRefuse();
        var canceled = house.cancelJob.cancel(user, job.id()).orRefuse();
        assertThat(canceled.released()).isEqualTo(Credits.of(2));
        house.assertBalances(user, 9, 0, 1);
        assertThat(house.cancelJob.cancel(user, job.id()).orRefuse()).isEqualTo(canceled);
        assertThat(house.done(job, "a1", 1).orRefuse()).isEqualTo(STOP);
        house.assertBalances(user, 9, 0, 1);
        assertThat(house.told(job.id())).containsExactly("job_progress", "job_progress 0", "job_canceled");
    }

    @Test
    void whatHasEndedCannotBeCanceled() {
        var user = house.aUser(Plan.FREE);
        var job = house.aQueuedJob(user, 1);
        house.done(job, "a1", 0).orRefuse();
        assertThat(problem(house.cancelJob.cancel(user, job.id())).kind()).isEqualTo(Kind.JOB_WRONG_STATE);
    }
}
