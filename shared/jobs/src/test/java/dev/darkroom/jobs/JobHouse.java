package dev.darkroom.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.darkroom.contract.worker.Report;
import dev.darkroom.contract.worker.ReportAnswer;
import dev.darkroom.contract.worker.RulesRun;
import dev.darkroom.credits.Account;
import dev.darkroom.credits.Grant;
import dev.darkroom.credits.MakeGrant;
import dev.darkroom.credits.Plan;
import dev.darkroom.jobs.inmemory.InMemoryStores;
import dev.darkroom.jobs.rules.RuleSpec.Action;
import dev.darkroom.jobs.rules.Rules;
import dev.darkroom.jobs.simulation.Environment;
import dev.darkroom.jobs.simulation.World;
import dev.darkroom.kernel.Credits;
import dev.darkroom.kernel.IdSource;
import dev.darkroom.kernel.IdempotencyKey;
import dev.darkroom.kernel.JobId;
import dev.darkroom.kernel.Outcome;
import dev.darkroom.kernel.Page;
import dev.darkroom.kernel.Problem;
import dev.darkroom.kernel.UserId;
import dev.darkroom.testing.SteppedClock;
import dev.darkroom.testing.crash.CrashingPorts;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The jobs capability, for tests that read as its users speak. */
final class JobHouse {
    static final Map<String, Action> RECOLOR = Map.of("Body", new Action("recolor", "#2A6F97"));

    final World world;
    final SteppedClock clock;
    final IdSource ids;
    final JobStore store;
    final List<RulesRun> queue;
    final JobLimits limits = JobLimits.standard();

    final Environment environment;
    final Dispatch dispatch;
    final EndJob endJob;
    final Rules rules;
    final CreateJob createJob;
    final JobUploads uploads;
    final ExecuteJob executeJob;
    final CancelJob cancelJob;
    final RecordReport recordReport;
    final SweepJobs sweepJobs;
    final RedriveJobs redriveJobs;
    final MakeGrant makeGrant;

    /** Over stores in memory. */
    JobHouse() {
        this(World.of(new InMemoryStores()));
    }

    JobHouse(World world) {
        this(world, world.environment());
    }

    /** The same world seen from another environment. */
    JobHouse(World world, Environment environment) {
        this.world = world;
        this.environment = environment;
        clock = world.clock;
        ids = world.ids;
        store = world.stores.jobs();
        queue = world.queue;
        dispatch = environment.dispatch;
        endJob = environment.endJob;
        rules = environment.rules;
        createJob = environment.createJob;
        uploads = environment.uploads;
        executeJob = environment.executeJob;
        cancelJob = environment.cancelJob;
        recordReport = environment.recordReport;
        sweepJobs = environment.sweepJobs;
        redriveJobs = environment.redriveJobs;
        makeGrant = environment.makeGrant;
    }

    /** The same world, seen from a new environment that dies as these ports say. */
    JobHouse deathly(CrashingPorts ports) {
        return new JobHouse(world, new Environment(world.ports().behind(ports), clock, ids));
    }

    UserId aUser(Plan plan) {
        return world.aUser(plan);
    }

    Outcome<CreateJob.CreatedJob> create(UserId user, int items, Optional<IdempotencyKey> key) {
        return createJob.create(new CreateJob.Request(user, "seller", items, List.of()), key);
    }

    Job aCreatedJob(UserId user, int items) {
        return create(user, items, Optional.empty()).orRefuse().job();
    }

    /** Puts photos of three bytes. */
    void upload(Job job, int... indexes) {
        assertThat(world.upload(environment, job, indexes)).isTrue();
    }

    Job anUploadedJob(UserId user, int items) {
        var job = aCreatedJob(user, items);
        upload(job, IntStream.range(0, items).toArray());
        return uploads.confirm(user, job.id()).orRefuse();
    }

    Outcome<Job> execute(Job job, Optional<IdempotencyKey> key) {
        var request = new ExecuteJob.Request(RECOLOR, null, null, null, "https://api.example.com/callback");
        return executeJob.execute(job.user(), job.id(), request, key);
    }

    Job aQueuedJob(UserId user, int items) {
        return execute(anUploadedJob(user, items), Optional.empty()).orRefuse();
    }

    /** Queued, but the queue was away. */
    Job anUnsentJob(UserId user, int items) {
        var job = anUploadedJob(user, items);
        var ports = world.ports().withQueue((queued, run) -> {
            throw new IllegalStateException("the queue is away");
        });
        var house = new JobHouse(world, new Environment(ports, clock, ids));
        assertThatThrownBy(() -> house.execute(job, Optional.empty())).hasMessage("the queue is away");
        return now(job);
    }

    /** A run that workers found too often, and that the janitor could not settle. */
    Job aLostJob(UserId user, int items) {
        var job = aQueuedJob(user, items);
        world.lose(job.id());
        return job;
    }

    RedriveJobs.Redriven redrive() {
        return redriveJobs.redrive(clock.instant().plus(Duration.ofMinutes(1)));
    }

    Outcome<MakeGrant.Result> grant(UserId user, String id, long credits, @Nullable Plan plan) {
        return makeGrant.make(new Grant(id, user, Credits.of(credits), plan, "a thank-you"));
    }

    /** A user's jobs, newest first. */
    List<Job> jobs(UserId user) {
        return store.list(user, null, null, Page.MAX_LIMIT).items().stream()
                .map(summary -> world.job(summary.id()))
                .toList();
    }

    /** Lets time pass until the janitor is to look at all that the user has. */
    void waitUntilDue(UserId user) {
        jobs(user).stream()
                .map(Job::dueAt)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .filter(due -> due.isAfter(clock.instant()))
                .ifPresent(clock::set);
    }

    /** Lets time pass until every lost letter can be taken, also what somebody took and left. */
    void waitUntilLettersShow() {
        if (world.letters.allShown().isAfter(clock.instant())) {
            clock.set(world.letters.allShown());
        }
    }

    Outcome<ReportAnswer> running(Job job, String attempt) {
        return recordReport.record(job.id(), new Report.Running(attempt));
    }

    Outcome<ReportAnswer> done(Job job, String attempt, int idx) {
        return recordReport.record(job.id(), photoDone(job, attempt, idx));
    }

    static Report.PhotoDone photoDone(Job job, String attempt, int idx) {
        var keys = job.keys();
        return new Report.PhotoDone(attempt, idx, keys.output(idx), keys.preview(idx), job.id() + "-" + idx);
    }

    Outcome<ReportAnswer> failed(Job job, String attempt, int idx) {
        return recordReport.record(
                job.id(), new Report.PhotoFailed(attempt, idx, "not an image", job.id() + "-" + idx));
    }

    Job now(Job job) {
        return world.job(job.id());
    }

    Account account(UserId user) {
        return world.stores.accounts().find(user).orElseThrow();
    }

    /** The types of the job's events, with the photo's index where there is one. */
    List<String> told(JobId job) {
        return world.news(job).stream()
                .map(event -> event.path("type").asText()
                        + (event.has("idx") ? " " + event.path("idx").asInt() : ""))
                .toList();
    }

    /** Why it was refused; fails when it was not. */
    static Problem problem(Outcome<?> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return ((Outcome.Refused<?>) outcome).problem();
    }

    void assertBalances(UserId user, long available, long held, long spent) {
        var account = account(user);
        assertThat(List.of(account.available(), account.held(), account.spent()))
                .containsExactly(Credits.of(available), Credits.of(held), Credits.of(spent));
    }
}
