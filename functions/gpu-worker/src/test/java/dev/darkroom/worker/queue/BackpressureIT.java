package dev.darkroom.worker.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.darkroom.contract.worker.Report;
import dev.darkroom.contract.worker.WebhookSigner;
import dev.darkroom.kernel.IdSource;
import dev.darkroom.testing.StandIns;
import dev.darkroom.worker.Limits;
import dev.darkroom.worker.engine.cpu.CpuEngine;
import dev.darkroom.worker.report.FakeService;
import dev.darkroom.worker.report.Reporter;
import dev.darkroom.worker.run.FairLanes;
import dev.darkroom.worker.run.RunWorker;
import dev.darkroom.worker.run.rules.PhotoWork;
import dev.darkroom.worker.run.rules.RulesRuns;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Who waits for whom when there is more work than one worker can do. Real queues; no photo ends but by the test, so that
 * waiting is counted in photos that others began meanwhile.
 */
class BackpressureIT {
    private static final InstantSource CLOCK = InstantSource.system();
    private static final Limits LIMITS = new Limits(
            Duration.ofSeconds(1),
            Duration.ofSeconds(30),
            Duration.ofSeconds(10),
            Duration.ofMillis(50),
            Duration.ofMillis(200),
            Duration.ofSeconds(2));

    private static final int SLOTS = 8;
    private static final int PRIORITY = 3;

    /** Groups of a user, as many as a plan allows jobs at once. */
    private static final int PRO = 3;

    private static final int FREE = 1;

    private final IdSource ids = IdSource.secure(CLOCK);
    private final HttpClient http = HttpClient.newHttpClient();
    private final WorkMessages interactive =
            WorkMessages.newQueue(StandIns.shared().sqs(), ids);
    private final WorkMessages priority =
            WorkMessages.newQueue(StandIns.shared().sqs(), ids);
    private final WorkMessages others = WorkMessages.newQueue(StandIns.shared().sqs(), ids);
    private final HeldPhotos photos = new HeldPhotos();
    private final RunningPollers pollers = new RunningPollers();
    private FakeService<Report> service;

    @BeforeEach
    void open() throws Exception {
        service = FakeService.ofRules();
    }

    @AfterEach
    void close() throws Exception {
        pollers.stop();
        service.close();
        http.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void whoeverQueuesTenThousandPhotosKeepsNobodyWaiting(int lanes) {
        queue(priority, "flood", 50, PRO, 200);
        startWorker(lanes);
        awaitRuns(PRO);
        awaitStarted(lanes);

        int before = photos.started().size();
        queue(priority, "other", 1, PRO, 1);
        awaitRuns(PRO + 1); // taken although no photo of the flood has ended
        assertThat(photos.started()).hasSize(before);
        while (startedOf("other") == 0) {
            endOnePhoto();
        }

        assertThat(photos.started().size() - before - 1)
                .as("photos of the flood begun meanwhile")
                .isLessThan(2);
    }

    @Test
    void payingUsersOvertakeWhatIsQueued() {
        queue(others, "flood", 50, FREE, 200);
        startWorker(4);
        awaitRuns(FREE);
        awaitStarted(4);

        int before = photos.started().size();
        queue(priority, "paying", 1, PRO, 9);
        awaitRuns(FREE + 1);
        while (startedOf("paying") < 9) {
            endOnePhoto();
        }

        assertThat(photos.started().size() - before - 9)
                .as("photos of the flood begun meanwhile")
                .isBetween(1, 5);
    }

    @Test
    void aFloodOfPayingUsersLeavesTheOthersAQuarter() {
        queue(priority, "paying", 50, PRO, 200);
        queue(others, "patient", 50, FREE, 200);
        startWorker(4);
        awaitRuns(PRO + FREE);
        awaitStarted(4);

        long before = startedOf("patient");
        for (int i = 0; i < 80; i++) {
            endOnePhoto();
        }

        assertThat(startedOf("patient") - before).isBetween(16L, 24L);
    }

    @Test
    void whatSomebodyWatchesWaitsForNoJobToEnd() {
        for (int user = 0; user < 2 * SLOTS; user++) {
            queue(priority, "job" + user, 1, FREE, 1);
        }
        startWorker(4);
        awaitRuns(SLOTS);
        awaitStarted(4);

        queue(interactive, "watched", 1, FREE, 1);
        awaitRuns(SLOTS + 1); // taken although no slot of a job is free
        while (startedOf("watched") == 0) {
            endOnePhoto();
        }
        assertThat(photos.started()).as("photos that came first").hasSizeLessThanOrEqualTo(4 + SLOTS);
    }

    /** Runs of one user, spread over the user's groups. */
    private void queue(WorkMessages queue, String user, int runs, int groups, int photosEach) {
        for (int i = 0; i < runs; i++) {
            var job = user + "_" + ids.next();
            var run = WorkMessages.run(
                    job,
                    user,
                    photosEach,
                    4,
                    service.callback(),
                    CLOCK.instant().plusSeconds(600));
            queue.send(user + "#" + i % groups, run);
        }
    }

    private void startWorker(int lanes) {
        var reporter = new Reporter(http, new WebhookSigner(FakeService.SECRET), ids, CLOCK, LIMITS);
        var shared = new FairLanes(lanes);
        var rules = new RulesRuns(new PhotoWork(photos, new CpuEngine(), CLOCK), shared, CLOCK);
        var runs = new RunWorker(List.of(rules), reporter, ids, CLOCK, shared);
        poll(interactive, PRIORITY, runs);
        poll(priority, PRIORITY, runs);
        poll(others, 1, runs);
    }

    private void poll(WorkMessages queue, int weight, RunWorker runs) {
        var sqs = StandIns.shared().sqs();
        var poller = new Poller(
                new WorkQueue(sqs, queue.url(), weight, InstantSource.system()), runs, LIMITS, SLOTS, () -> {});
        pollers.start(poller);
    }

    private void awaitRuns(int count) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(
                                service.heard().stream().map(Report::attempt).distinct())
                        .hasSize(count));
    }

    private void awaitStarted(int count) {
        await().pollInterval(Duration.ofMillis(2)).until(() -> photos.started().size() == count);
    }

    /** A photo ends and the next one begins in its lane. */
    private void endOnePhoto() {
        int before = photos.started().size();
        photos.endOne();
        awaitStarted(before + 1);
    }

    private long startedOf(String user) {
        return photos.started().stream()
                .filter(key -> key.startsWith("inputs/" + user + "_"))
                .count();
    }
}
