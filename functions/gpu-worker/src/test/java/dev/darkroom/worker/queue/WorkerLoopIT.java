package dev.darkroom.worker.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.darkroom.contract.worker.Report;
import dev.darkroom.contract.worker.Report.PhotoDone;
import dev.darkroom.contract.worker.Report.PhotoFailed;
import dev.darkroom.contract.worker.Report.Running;
import dev.darkroom.contract.worker.RulesRun;
import dev.darkroom.contract.worker.WebhookSigner;
import dev.darkroom.kernel.IdSource;
import dev.darkroom.storage.ObjectStore;
import dev.darkroom.storage.ObjectStoreConfig;
import dev.darkroom.storage.s3.S3ObjectStores;
import dev.darkroom.testing.StandIns;
import dev.darkroom.worker.Limits;
import dev.darkroom.worker.Scenes;
import dev.darkroom.worker.engine.cpu.CpuEngine;
import dev.darkroom.worker.photo.Mats;
import dev.darkroom.worker.report.FakeService;
import dev.darkroom.worker.report.FakeService.Answer;
import dev.darkroom.worker.report.Reporter;
import dev.darkroom.worker.run.FairLanes;
import dev.darkroom.worker.run.RunWorker;
import dev.darkroom.worker.run.rules.PhotoWork;
import dev.darkroom.worker.run.rules.RulesRuns;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opencv.imgcodecs.Imgcodecs;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The loop with a real queue and store, against a service that answers as each test wishes. */
class WorkerLoopIT {

    private static final Limits QUICK = new Limits(
            Duration.ofSeconds(1),
            Duration.ofSeconds(3),
            Duration.ofSeconds(1),
            Duration.ofMillis(50),
            Duration.ofMillis(200),
            Duration.ofSeconds(2));

    private static final InstantSource CLOCK = InstantSource.system();

    private final SqsClient sqs = StandIns.shared().sqs();
    private final IdSource ids = IdSource.secure(CLOCK);
    private final SdkHttpClient sdkHttp = UrlConnectionHttpClient.create();
    private final HttpClient http = HttpClient.newHttpClient();
    private final RunningPollers pollers = new RunningPollers();
    private WorkMessages queue;
    private String job = "";
    private ObjectStore store;
    private FakeService<Report> service;

    @TempDir
    private Path folder;

    @BeforeEach
    void open() throws Exception {
        service = FakeService.ofRules();
        job = "job_" + ids.next();
        queue = WorkMessages.newQueue(sqs, ids);
        var at = StandIns.shared().endpoints();
        store = S3ObjectStores.open(
                new ObjectStoreConfig(
                        StandIns.shared().bucketName("PhotosBucket"),
                        at.s3(),
                        at.region(),
                        new ObjectStoreConfig.Credentials(at.accessKey(), at.secretKey())),
                sdkHttp);
    }

    @AfterEach
    void close() throws Exception {
        pollers.stop();
        service.close();
        http.close();
        sdkHttp.close();
    }

    @Test
    void reportsEveryPhotoAndDeletesTheMessage() throws Exception {
        upload(0, 1, 2);
        send(run(4, 2));
        startWorker();

        await().atMost(Duration.ofSeconds(30)).until(queue::isEmpty);
        assertThat(service.heard().getFirst()).isInstanceOf(Running.class);
        assertThat(service.heard()).filteredOn(PhotoDone.class::isInstance).hasSize(3);
        assertThat(service.heard())
                .filteredOn(PhotoFailed.class::isInstance)
                .singleElement()
                .satisfies(
                        report -> assertThat(((PhotoFailed) report).error()).isEqualTo("the photo was not uploaded"));
        assertThat(store.sizes("outputs/" + job + "/")).hasSize(3);
        assertThat(store.sizes("previews/" + job + "/")).hasSize(3);
    }

    @Test
    void failsWhatIsNotAnImageAndGoesOn() throws Exception {
        upload(1);
        store.upload(key("inputs", 0), Files.writeString(folder.resolve("text"), "not a photo"), "image/jpeg");
        send(run(2, 2));
        startWorker();

        await().atMost(Duration.ofSeconds(30)).until(queue::isEmpty);
        assertThat(service.heard())
                .filteredOn(PhotoFailed.class::isInstance)
                .singleElement()
                .satisfies(report -> assertThat(((PhotoFailed) report).error()).startsWith("not an image: "));
        assertThat(service.heard()).filteredOn(PhotoDone.class::isInstance).hasSize(1);
    }

    @Test
    void repeatsAReportUntilItIsTaken() throws Exception {
        upload(0);
        var refusals = new AtomicInteger(3);
        service.answer(report ->
                report instanceof PhotoDone && refusals.getAndDecrement() > 0 ? new Answer(503, false) : Answer.OK);
        send(run(1, 1));
        startWorker();

        await().atMost(Duration.ofSeconds(30)).until(queue::isEmpty);
        assertThat(service.heard()).filteredOn(PhotoDone.class::isInstance).hasSize(4);
    }

    @Test
    void saysNothingMoreOnceANewerAttemptHasBegun() throws Exception {
        upload(0, 1, 2);
        service.answer(report -> report instanceof PhotoDone ? new Answer(409, false) : Answer.OK);
        send(run(3, 1));
        Poller poller = startWorker();

        await().atMost(Duration.ofSeconds(30)).until(() -> heard(PhotoDone.class) == 1);
        service.answer(report -> new Answer(410, false));
        // the message was left, so it is taken once more, and only then, told that the job is gone, deleted
        await().atMost(Duration.ofSeconds(30)).until(queue::isEmpty);
        assertThat(heard(PhotoDone.class)).isEqualTo(1);
        poller.stop(Duration.ofSeconds(5));
    }

    @Test
    void stopsWhenToldToCancel() throws Exception {
        upload(0, 1, 2);
        service.answer(report -> new Answer(200, report instanceof PhotoDone));
        send(run(3, 1));
        startWorker();

        await().atMost(Duration.ofSeconds(30)).until(queue::isEmpty);
        assertThat(heard(PhotoDone.class)).isEqualTo(1);
    }

    @Test
    void givesBackAtOnceWhenStopped() throws Exception {
        upload(0);
        // the first worker is held up in its first report until it is stopped
        service.answer(report -> new Answer(503, false));
        send(run(1, 1));
        Poller poller = startWorker();
        await().atMost(Duration.ofSeconds(10)).until(() -> heard(Running.class) > 0);
        poller.stop(Duration.ofSeconds(5));

        assertThat(queue.visible()).isEqualTo(1);
        service.answer(report -> Answer.OK);
        startWorker();
        await().atMost(Duration.ofSeconds(30)).until(queue::isEmpty);
        assertThat(heard(PhotoDone.class)).isEqualTo(1);
    }

    @Test
    void keepsAMessageHiddenAndSaysThatItLivesForAsLongAsItWorks() throws Exception {
        upload(0);
        var taken = new AtomicInteger();
        // longer than the visibility: without heartbeats the message would show and be taken again
        service.answer(report -> {
            taken.addAndGet(report instanceof PhotoDone ? 1 : 0);
            boolean patience = report instanceof PhotoDone && heard(Running.class) < 5;
            return patience ? new Answer(429, false) : Answer.OK;
        });
        send(run(1, 1));
        startWorker(new Limits(
                Duration.ofSeconds(1),
                Duration.ofSeconds(3),
                Duration.ofSeconds(1),
                Duration.ofMillis(100),
                Duration.ofMillis(400),
                Duration.ofSeconds(20)));

        await().atMost(Duration.ofSeconds(30)).until(queue::isEmpty);
        assertThat(service.heard().stream().map(Report::attempt).distinct()).hasSize(1);
        assertThat(heard(Running.class)).isGreaterThanOrEqualTo(5);
    }

    @Test
    void leavesAMalformedMessageAndGoesOn() throws Exception {
        upload(0);
        queue.send("somebody", "{\"version\":99}");
        send(run(1, 1));
        startWorker();

        await().atMost(Duration.ofSeconds(30)).until(() -> heard(PhotoDone.class) == 1);
        assertThat(queue.isEmpty()).isFalse();
    }

    private long heard(Class<? extends Report> kind) {
        return service.heard().stream().filter(kind::isInstance).count();
    }

    private Poller startWorker() {
        return startWorker(QUICK);
    }

    private Poller startWorker(Limits limits) {
        var reporter = new Reporter(http, new WebhookSigner(FakeService.SECRET), ids, CLOCK, limits);
        var lanes = new FairLanes(4);
        var rules = new RulesRuns(new PhotoWork(store, new CpuEngine(), CLOCK), lanes, CLOCK);
        var runs = new RunWorker(List.of(rules), reporter, ids, CLOCK, lanes);
        var poller = new Poller(new WorkQueue(sqs, queue.url(), 1, InstantSource.system()), runs, limits, 1, () -> {});
        return pollers.start(poller);
    }

    private void upload(int... indices) throws Exception {
        try (Mats scope = new Mats()) {
            Path file = folder.resolve("photo.jpg");
            Imgcodecs.imwrite(file.toString(), Scenes.ball(200, 150, scope));
            for (int idx : indices) {
                store.upload(key("inputs", idx), file, "image/jpeg");
            }
        }
    }

    private String key(String folderName, int idx) {
        return WorkMessages.key(folderName, job, idx);
    }

    private void send(RulesRun run) {
        queue.send(run.userId() + "#0", run);
    }

    private RulesRun run(int photos, int concurrency) {
        return WorkMessages.run(
                job,
                "u_" + ids.next(),
                photos,
                concurrency,
                service.callback(),
                CLOCK.instant().plusSeconds(600));
    }
}
