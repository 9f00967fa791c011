package dev.darkroom.composition;

import com.fasterxml.jackson.databind.JsonNode;
import dev.darkroom.composition.CompositionStore.KeyOf;
import dev.darkroom.composition.inmemory.InMemoryCompositionStore;
import dev.darkroom.contract.worker.GenerationReport;
import dev.darkroom.contract.worker.GenerationRun;
import dev.darkroom.contract.worker.ReportAnswer;
import dev.darkroom.credits.Account;
import dev.darkroom.credits.Accounts;
import dev.darkroom.credits.Plan;
import dev.darkroom.credits.RecentAccounts;
import dev.darkroom.credits.inmemory.InMemoryAccounts;
import dev.darkroom.kernel.IdSource;
import dev.darkroom.kernel.Outcome;
import dev.darkroom.kernel.RunId;
import dev.darkroom.kernel.SessionId;
import dev.darkroom.kernel.UserId;
import dev.darkroom.realtime.Topic;
import dev.darkroom.realtime.inmemory.InMemoryTopics;
import dev.darkroom.storage.InMemoryObjectStore;
import dev.darkroom.storage.ObjectStore;
import dev.darkroom.storage.UploadTerms;
import dev.darkroom.testing.SteppedClock;
import dev.darkroom.testing.crash.CrashingPorts;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The composition capability over fakes, for tests that read as its users speak. */
final class CompositionHouse {
    static final int STEPS = 3;

    final CompositionWorld world;
    final SteppedClock clock;
    final IdSource ids;
    final InMemoryAccounts books;
    final InMemoryCompositionStore store;
    final InMemoryTopics topics;
    final InMemoryObjectStore images;
    final List<GenerationRun> queue;

    final StartComposition startComposition;
    final CreateBranch createBranch;
    final RecordGeneration recordGeneration;
    final SweepRuns sweepRuns;
    final DeleteComposition deleteComposition;
    final ReadGraph readGraph;
    final ReferenceImages references;

    CompositionHouse() {
        this(new CompositionWorld(), new CrashingPorts());
    }

    private CompositionHouse(CompositionWorld world, CrashingPorts ports) {
        this.world = world;
        clock = world.clock;
        ids = world.ids;
        books = world.books;
        store = world.store;
        topics = world.topics;
        images = world.images;
        queue = world.queue;

        var limits = CompositionLimits.standard();
        var runs = ports.around(CompositionStore.class, store);
        var bucket = ports.around(ObjectStore.class, images);
        var credits = new RunCredits(ports.around(Accounts.class, books), new RecentAccounts(), clock);
        var dispatch = new DispatchRun(runs, ports.around(RunQueue.class, world::send));
        var news = new GenerationNews(topics.topics(ports), bucket, limits, clock);
        var endRun = new EndRun(runs, credits, news, limits, clock);
        startComposition = new StartComposition(runs, credits, dispatch, limits, ids, clock);
        createBranch = new CreateBranch(runs, credits, dispatch, limits, ids, clock);
        recordGeneration = new RecordGeneration(runs, endRun, news, bucket, clock);
        sweepRuns = new SweepRuns(runs, endRun, dispatch, news, clock);
        deleteComposition = new DeleteComposition(runs, endRun, news, bucket);
        readGraph = new ReadGraph(runs, news);
        references = new ReferenceImages(bucket, limits, ids, clock);
    }

    /** The same world, seen from a new environment each port of which may be the death of it. */
    CompositionHouse deathly(CrashingPorts ports) {
        return new CompositionHouse(world, ports);
    }

    UserId aUser() {
        var user = UserId.next(ids);
        world.users.add(user);
        books.write(Account.open(user, Plan.FREE, clock.instant()));
        return user;
    }

    long available(UserId user) {
        return books.find(user).orElseThrow().available().amount();
    }

    long held(UserId user) {
        return books.find(user).orElseThrow().held().amount();
    }

    Asking asking(@Nullable UserId user, @Nullable KeyOf key) {
        return new Asking(user, "https://api.example.com", key);
    }

    Outcome<RunId> start(@Nullable UserId user, @Nullable KeyOf key) {
        var draft = new Draft.OfComposition("a boat", null, null, null, null, STEPS, null);
        return startComposition.start(CompositionCheck.check(draft).orRefuse(), asking(user, key));
    }

    SessionId aSession() {
        return start(null, null).orRefuse().session();
    }

    Outcome<RunId> branch(SessionId session, NodeId from, @Nullable UserId user, @Nullable KeyOf key) {
        var wish = new Draft.OfFeedback("f", "full", "text", "darker", null, null, null, null);
        var feedback = FeedbackCheck.check(List.of(wish), url -> Optional.empty());
        var composition = store.find(session).orElseThrow();
        return createBranch.create(composition, from, feedback.orRefuse(), asking(user, key));
    }

    Outcome<ReportAnswer> report(RunId run, GenerationReport report) {
        return recordGeneration.record(run, report);
    }

    ReportAnswer begin(RunId run, String attempt) {
        return report(run, new GenerationReport.Running(attempt)).orRefuse();
    }

    Outcome<ReportAnswer> step(RunId run, String attempt, int step) {
        return report(run, putStep(run, attempt, step));
    }

    /** Puts the image of a step where it belongs. Gives the report of it. */
    GenerationReport.Step putStep(RunId run, String attempt, int step) {
        var key = Run.folder(run) + step + ".jpg";
        var leave = images.presignUpload(key, UploadTerms.OPEN, clock.instant(), Duration.ofHours(1));
        images.put(leave.url(), Map.of(), new byte[] {1, 2, 3});
        return new GenerationReport.Step(attempt, step, key, "AAAA");
    }

    Outcome<ReportAnswer> done(RunId run, String attempt) {
        return report(run, allDone(run, attempt));
    }

    static GenerationReport.Done allDone(RunId run, String attempt) {
        return new GenerationReport.Done(attempt, Run.folder(run) + STEPS + ".jpg");
    }

    /** Begins and ends a run. */
    void make(RunId run) {
        if (!make(run, "a")) {
            throw new AssertionError("its worker was told to drop " + run);
        }
    }

    /** Takes a run from where it stands to its end; false when its worker is told to drop it. */
    boolean make(RunId run, String attempt) {
        if (!(report(run, new GenerationReport.Running(attempt)) instanceof Outcome.Done<ReportAnswer> begun)
                || begun.value().cancel()) {
            return false;
        }
        for (int step = Objects.requireNonNull(begun.value().step()) + 1; step <= STEPS; step++) {
            step(run, attempt, step).orRefuse();
        }
        done(run, attempt).orRefuse();
        return true;
    }

    /** Lets time pass until the janitor is to look at all that stands. */
    void waitUntilDue() {
        store.runs().stream()
                .map(Run::dueAt)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .filter(due -> due.isAfter(clock.instant()))
                .ifPresent(clock::set);
    }

    List<JsonNode> events(Topic topic) {
        return topics.events(topic);
    }

    List<String> types(Topic topic) {
        return events(topic).stream()
                .map(event -> event.path("type").asText()
                        + (event.has("step") ? " " + event.path("step").asInt() : ""))
                .toList();
    }
}
