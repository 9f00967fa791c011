package dev.darkroom.acceptance.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.darkroom.acceptance.SmallPhotos;
import dev.darkroom.contract.operator.OperatorAnswer;
import dev.darkroom.contract.operator.OperatorCommand;
import dev.darkroom.local.cloud.LaptopCloud;
import dev.darkroom.local.cloud.Options;
import dev.darkroom.local.cloud.lambda.Outcome;
import dev.darkroom.local.demo.client.Darkroom;
import dev.darkroom.local.template.Queue;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * A cloud of its own in which everything breaks, for some two minutes. {@code -Ddarkroom.chaos.jobs=2000} makes a long one,
 * {@code -Ddarkroom.chaos.seed=N} the same dice again.
 */
@DisabledIfSystemProperty(named = "darkroom.base-url", matches = ".+", disabledReason = "starts a cloud to break it")
class ChaosE2E {
    private static final int JOBS = Integer.getInteger("darkroom.chaos.jobs", 40);
    private static final long SEED = Long.getLong("darkroom.chaos.seed", System.nanoTime());
    private static final int PHOTOS = 5;
    private static final int WORKERS = 3;
    private static final int AT_ONCE = 8;
    /** Longer than a start takes on two cores: what never comes up is not broken but absent. */
    private static final Duration BETWEEN_BREAKS = Duration.ofSeconds(12);

    /** A killed worker's message comes back after a minute, and goes to the janitor after three. */
    private static final long LAST_ROUNDS_SECONDS = Math.max(300, 3L * JOBS);

    private final Faults faults = new Faults(SEED);
    private final LinkedBlockingDeque<WatchedJob> watched = new LinkedBlockingDeque<>();

    @Test
    void whateverBreaksEveryJobComesToItsEndAndTheBooksBalance(@TempDir Path data) throws Exception {
        Path root = Path.of(System.getProperty("darkroom.root", ".")).toAbsolutePath();
        long begin = System.nanoTime();
        try (var detours = new Detours(faults)) {
            Options options = Options.of(root)
                    .withData(data)
                    .withWorkers(WORKERS)
                    .withPublicUrl(detours.callbacks().uri())
                    .withDetour(detours::around);
            try (LaptopCloud cloud = LaptopCloud.start(options)) {
                detours.callbacks().leadTo(cloud.baseUri());
                List<String> ends = run(cloud);
                System.out.printf(
                        "Chaos: %d jobs of %d photos in %d s, %s; faults: %s; seed %d%n",
                        ends.size(),
                        PHOTOS,
                        Duration.ofNanos(System.nanoTime() - begin).toSeconds(),
                        ends.stream().collect(Collectors.groupingBy(end -> end, Collectors.counting())),
                        faults,
                        SEED);
                assertThat(ends).hasSize(JOBS);
                assertQueuesEmpty(cloud);
                assertBooksBalance(cloud);
            }
        } finally {
            watched.forEach(WatchedJob::close);
        }
        assertThat(unexplained(data)).isEmpty();
    }

    private List<String> run(LaptopCloud cloud) throws Exception {
        List<byte[]> photos = SmallPhotos.photos(PHOTOS);
        Darkroom darkroom = Darkroom.at(cloud.baseUri());
        try (ExecutorService drivers = Executors.newFixedThreadPool(AT_ONCE);
                ExecutorService breaking = Executors.newSingleThreadExecutor()) {
            var breaker = new Breaker(cloud, faults, watched, WORKERS);
            Future<?> broken = breaking.submit(() -> {
                breaker.run(BETWEEN_BREAKS);
                return null;
            });
            try {
                List<Callable<Boolean>> lives = new ArrayList<>();
                for (int i = 0; i < JOBS; i++) {
                    lives.add(() -> watched.add(WatchedJob.begin(darkroom, photos)));
                }
                for (Future<Boolean> life : drivers.invokeAll(lives)) {
                    life.get();
                }
            } finally {
                faults.end();
            }
            broken.get();
        }
        for (WatchedJob job : watched) {
            job.awaitEnd(LAST_ROUNDS_SECONDS);
        }
        return watched.stream().map(WatchedJob::settled).toList();
    }

    /** Everything was delivered or buried: no message waits, none is in work, none lies among the dead. */
    private static void assertQueuesEmpty(LaptopCloud cloud) {
        await("empty queues").atMost(Duration.ofMinutes(4)).untilAsserted(() -> {
            for (Queue queue : cloud.stack().queues()) {
                var counts = cloud.clients()
                        .sqs()
                        .getQueueAttributes(get -> get.queueUrl(queue.url().toString())
                                .attributeNames(
                                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
                        .attributesAsStrings();
                assertThat(counts.values()).as(queue.logicalId() + " " + counts).containsOnly("0");
            }
        });
    }

    private static void assertBooksBalance(LaptopCloud cloud) throws Exception {
        String cursor = null;
        do {
            Outcome outcome = cloud.callFunction(
                    "OperatorFunction",
                    new OperatorCommand.Audit(cursor).toJson().getBytes(StandardCharsets.UTF_8));
            var answer =
                    OperatorAnswer.parse(new String(((Outcome.Answered) outcome).payload(), StandardCharsets.UTF_8));
            var audited = (OperatorAnswer.Audited) answer;
            assertThat(audited.findings()).isEmpty();
            assertThat(audited.totals().held()).isZero();
            assertThat(audited.totals().openHolds()).isZero();
            cursor = audited.cursor();
        } while (cursor != null);
    }

    /** Lines that a person would have to look into: errors that do not say that they were injected. */
    private static List<String> unexplained(Path data) throws Exception {
        try (Stream<String> lines = Files.lines(data.resolve("logs/all.log"))) {
            return lines.filter(line -> line.contains("\"level\":\"ERROR\"") || line.contains("\tat "))
                    .filter(line -> !line.contains(Faults.MARK))
                    .toList();
        }
    }
}
