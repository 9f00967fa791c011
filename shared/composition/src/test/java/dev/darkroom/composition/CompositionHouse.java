package dev.darkroom.composition;

import com.fasterxml.jackson.databind.JsonNode;
import dev.darkroom.composition.CompositionStore.KeyOf;
import dev.darkroom.composition.RunQueue.RunNotQueued;
import dev.darkroom.composition.inmemory.InMemoryCompositionStore;
import dev.darkroom.contract.worker.GenerationReport;
import dev.darkroom.contract.worker.GenerationRun;
import dev.darkroom.contract.worker.ReportAnswer;
import dev.darkroom.credits.Account;
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
import dev.darkroom.storage.UploadTerms;
import dev.darkroom.testing.SteppedClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** The composition capability over fakes, for tests that read as its users speak. */
final class CompositionHouse {
    static final int STEPS = 3;

    final SteppedClock clock = SteppedClock.at(Instant.parse("2026-11-20T12:00:00Z"));
    final IdSource ids = new IdSource(clock, new SplittableRandom(1));
    final InMemoryAccounts books = new InMemoryAccounts();
    final CompositionStore store;
    final InMemoryTopics topics = new InMemoryTopics(clock);
    final InMemoryObjectStore images = new InMemoryObjectStore(clock);
    final List<GenerationRun> queue = new ArrayList<>();
    boolean queueRefuses;

    final StartComposition startComposition;
    final CreateBranch createBranch;
    final RecordGeneration recordGeneration;
    final SweepRuns sweepRuns;
    final DeleteComposition deleteComposition;
    final ReadGraph readGraph;
    final ReferenceImages references;

    CompositionHouse() {
        store = new InMemoryCompositionStore(books);
        var limits = CompositionLimits.standard();
        var credits = new RunCredits(books, new RecentAccounts(), clock);
        var dispatch = new DispatchRun(store, this::send);
        var news = new GenerationNews(topics.topics(), images, limits, clock);
        var endRun = new EndRun(store, credits, news, limits, clock);
        startComposition = new StartComposition(store, credits, dispatch, limits, ids, clock);
        createBranch = new CreateBranch(store, credits, dispatch, limits, ids, clock);
        recordGeneration = new RecordGeneration(store, endRun, news, images, clock);
        sweepRuns = new SweepRuns(store, endRun, dispatch, news, clock);
        deleteComposition = new DeleteComposition(store, endRun, news, images);
        readGraph = new ReadGraph(store, news);
        references = new ReferenceImages(images, limits, ids, clock);
    }

    private void send(Run run, GenerationRun message) {
        if (queueRefuses) {
            throw new RunNotQueued("no queue", new IllegalStateException("injected"));
        }
        queue.add(message);
    }

    UserId aUser() {
        var user = UserId.next(ids);
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
        var key = Run.folder(run) + step + ".jpg";
        var leave = images.presignUpload(key, UploadTerms.OPEN, clock.instant(), Duration.ofHours(1));
        images.put(leave.url(), Map.of(), new byte[] {1, 2, 3});
        return report(run, new GenerationReport.Step(attempt, step, key, "AAAA"));
    }

    Outcome<ReportAnswer> done(RunId run, String attempt) {
        return report(run, new GenerationReport.Done(attempt, Run.folder(run) + STEPS + ".jpg"));
    }

    /** Begins and ends a run. */
    void make(RunId run) {
        begin(run, "a");
        for (int step = 1; step <= STEPS; step++) {
            step(run, "a", step).orRefuse();
        }
        done(run, "a").orRefuse();
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
