package dev.darkroom.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.contract.worker.Report;
import dev.darkroom.contract.worker.ReportAnswer;
import dev.darkroom.contract.worker.RulesRun;
import dev.darkroom.credits.Account;
import dev.darkroom.credits.Plan;
import dev.darkroom.credits.RecentAccounts;
import dev.darkroom.jobs.inmemory.InMemoryBooks;
import dev.darkroom.jobs.inmemory.InMemoryJobStore;
import dev.darkroom.jobs.inmemory.InMemoryRuleStore;
import dev.darkroom.jobs.presets.Presets;
import dev.darkroom.jobs.rules.RuleSpec.Action;
import dev.darkroom.jobs.rules.Rules;
import dev.darkroom.kernel.Credits;
import dev.darkroom.kernel.IdSource;
import dev.darkroom.kernel.IdempotencyKey;
import dev.darkroom.kernel.JobId;
import dev.darkroom.kernel.Outcome;
import dev.darkroom.kernel.Problem;
import dev.darkroom.kernel.UserId;
import dev.darkroom.realtime.Topic;
import dev.darkroom.realtime.inmemory.InMemoryTopics;
import dev.darkroom.storage.InMemoryObjectStore;
import dev.darkroom.testing.SteppedClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** The jobs capability over its fakes, for tests that read as its users speak. */
final class JobHouse {
    static final Map<String, Action> RECOLOR = Map.of("Body", new Action("recolor", "#2A6F97"));

    final SteppedClock clock = SteppedClock.at("2026-11-20T12:00:00Z");
    final IdSource ids = IdSource.secure(clock);
    final InMemoryBooks books = new InMemoryBooks();
    final InMemoryRuleStore ruleStore = new InMemoryRuleStore(books);
    final InMemoryJobStore store = new InMemoryJobStore(books, ruleStore);
    final InMemoryObjectStore photos = new InMemoryObjectStore(clock);
    final InMemoryTopics topics = new InMemoryTopics(clock);
    final List<RulesRun> queue = new ArrayList<>();
    final JobLimits limits = JobLimits.standard();
    final Presets presets = new Presets();

    final JobNews news = new JobNews(topics.topics(), photos, clock);
    final EndJob endJob = new EndJob(store, books, new RecentAccounts(), news, limits, clock);
    final Dispatch dispatch = new Dispatch(store, (job, run) -> queue.add(run), presets, limits, clock);
    final Rules rules = new Rules(ruleStore, presets, ids, clock);
    final CreateJob createJob = new CreateJob(store, books, new RecentAccounts(), presets, limits, ids, clock);
    final JobUploads uploads = new JobUploads(store, photos, limits, clock);
    final ExecuteJob executeJob = new ExecuteJob(store, rules, presets, dispatch, limits, clock);
    final CancelJob cancelJob = new CancelJob(store, endJob, news);
    final RecordReport recordReport = new RecordReport(store, endJob, news, limits, clock);
    final SweepJobs sweepJobs = new SweepJobs(store, endJob, dispatch, news, limits, clock);

    UserId aUser(Plan plan) {
        var user = UserId.next(ids);
        books.open(Account.open(user, plan, clock.instant()));
        return user;
    }

    Outcome<CreateJob.CreatedJob> create(UserId user, int items, Optional<IdempotencyKey> key) {
        return createJob.create(new CreateJob.Request(user, "seller", items, List.of()), key);
    }

    Job aCreatedJob(UserId user, int items) {
        return create(user, items, Optional.empty()).orRefuse().job();
    }

    /** Puts photos of three bytes. */
    void upload(Job job, int... indexes) {
        IntStream.of(indexes).forEach(idx -> {
            var link = uploads.firstLinks(job).get(idx);
            photos.put(link.upload().url(), link.upload().headers(), new byte[] {1, 2, 3});
        });
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

    Outcome<ReportAnswer> running(Job job, String attempt) {
        return recordReport.record(job.id(), new Report.Running(attempt));
    }

    Outcome<ReportAnswer> done(Job job, String attempt, int idx) {
        var keys = job.keys();
        return recordReport.record(
                job.id(),
                new Report.PhotoDone(attempt, idx, keys.output(idx), keys.preview(idx), job.id() + "-" + idx));
    }

    Outcome<ReportAnswer> failed(Job job, String attempt, int idx) {
        return recordReport.record(
                job.id(), new Report.PhotoFailed(attempt, idx, "not an image", job.id() + "-" + idx));
    }

    Job now(Job job) {
        return store.find(job.id()).orElseThrow();
    }

    Account account(UserId user) {
        return books.find(user).orElseThrow();
    }

    /** The types of the job's events, with the photo's index where there is one. */
    List<String> told(JobId job) {
        return topics.events(Topic.job(job)).stream()
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
