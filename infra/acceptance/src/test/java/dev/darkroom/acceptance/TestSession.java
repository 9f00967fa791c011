package dev.darkroom.acceptance;

import static dev.darkroom.acceptance.Cloud.darkroom;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.darkroom.local.demo.client.Answer;
import dev.darkroom.local.demo.client.LiveEvent;
import dev.darkroom.local.demo.client.LiveView;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import javax.imageio.ImageIO;

/** A composition as its client has it: what it began, and what it has heard of it so far. */
final class TestSession implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** Somebody else who watches, and what that one has heard. */
    record Viewer(LiveView view, List<LiveEvent> heard, AtomicInteger atLastCut) {
        /**
         * Loses the connection, as on a network that fails, once it has heard more than when it was lost before; it comes back by itself. Who
         * has heard all that the session will tell is cut as well.
         */
        void cutAfterNews(TestSession session) {
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(2))
                    .until(() -> heard.size() > atLastCut.get()
                            || (session.ends() == session.runs()
                                    && heard.size() >= session.heard().size()));
            atLastCut.set(heard.size());
            view.cut();
        }

        /** Waits until it has heard what the first viewer has, and closes it. */
        void awaitSame(TestSession session) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(bodies(heard)).isEqualTo(bodies(session.heard())));
            view.close();
        }

        private static List<JsonNode> bodies(List<LiveEvent> events) {
            return events.stream().map(LiveEvent::body).toList();
        }
    }

    private final AtomicInteger branches = new AtomicInteger();
    private final URI stream;
    private final String id;
    private final String root;
    private final List<LiveEvent> heard = new CopyOnWriteArrayList<>();
    private final LiveView view;

    private TestSession(JsonNode started) {
        id = started.path("sessionId").asText();
        root = started.path("rootNodeId").asText();
        stream = URI.create(started.path("websocketUrl").asText());
        view = LiveView.open(darkroom(), () -> stream, heard::add);
    }

    /** Begins one, and watches it from the first moment on. */
    static TestSession started(Map<String, ?> composition) {
        var answer = darkroom().post("/api/composition/start").json(composition).send();
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return new TestSession(answer.json());
    }

    /** A boat on the sea, in so many steps. */
    static TestSession aBoat(int steps) {
        return started(Map.of(
                "prompt",
                "a boat on the sea",
                "objects",
                List.of(Map.of("id", "b", "label", "boat"), Map.of("id", "s", "label", "sea")),
                "bboxes",
                List.of(
                        Map.of("objectId", "s", "x", 0, "y", 0.6, "width", 1, "height", 0.4),
                        Map.of("objectId", "b", "x", 0.3, "y", 0.45, "width", 0.4, "height", 0.25)),
                "width",
                256,
                "height",
                256,
                "totalSteps",
                steps,
                "seed",
                7));
    }

    String id() {
        return id;
    }

    /** What tells it from others, in its id and in those of its nodes. */
    String name() {
        return id.substring(id.indexOf('_') + 1);
    }

    String root() {
        return root;
    }

    /** So many others who watch from now on, and get everything since the beginning. */
    List<Viewer> watchedBy(int viewers) {
        return IntStream.range(0, viewers)
                .mapToObj(i -> {
                    var events = new CopyOnWriteArrayList<LiveEvent>();
                    return new Viewer(
                            LiveView.open(darkroom(), () -> stream, events::add), events, new AtomicInteger());
                })
                .toList();
    }

    /** What was heard, in order. */
    List<LiveEvent> heard() {
        return List.copyOf(heard);
    }

    Answer branch(String source, Map<String, ?> feedback) {
        var answer = darkroom()
                .post("/api/branch/create")
                .json(Map.of("sessionId", id, "sourceNodeId", source, "feedback", List.of(feedback)))
                .send();
        branches.addAndGet(answer.status() == 200 ? 1 : 0);
        return answer;
    }

    /** The branch's id. */
    String aBranch(String source, Map<String, ?> feedback) {
        var answer = branch(source, feedback);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().path("branchId").asText();
    }

    /** Words about the whole picture. */
    static Map<String, Object> words(String text) {
        return new HashMap<>(Map.of("id", "f", "area", "full", "type", "text", "text", text));
    }

    /** Waits until so many runs of it have ended. */
    void awaitEnds(int runs) {
        await().atMost(PATIENCE).until(() -> ends() >= runs);
    }

    private long runs() {
        return 1L + branches.get();
    }

    private long ends() {
        return heard.stream().filter(TestSession::isEnd).count();
    }

    /** Waits for a step of the main line. */
    void awaitStep(int step) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> ofLine("").stream()
                        .anyMatch(event -> event.body().path("step").asInt() >= step));
    }

    private static boolean isEnd(LiveEvent event) {
        return event.type().equals("generation_complete") || event.type().equals("error");
    }

    /** What was heard of the main line, or of a branch. */
    List<LiveEvent> ofLine(String branch) {
        return heard.stream()
                .filter(event -> event.body().path("branchId").asText("").equals(branch))
                .toList();
    }

    /** That every step of a line was heard once and in order, and then its completion. */
    void isComplete(String branch, int steps) {
        var events = ofLine(branch);
        var wanted = new ArrayList<String>();
        for (int step = 1; step <= steps; step++) {
            wanted.add("image_step " + step);
        }
        wanted.add("generation_complete 0");
        assertThat(events.stream()
                        .map(event ->
                                event.type() + " " + event.body().path("step").asInt()))
                .containsExactlyElementsOf(wanted);
    }

    /** That no number is missing and none came twice. */
    void hasNoGap() {
        var numbers = heard.stream().map(LiveEvent::seq).toList();
        assertThat(numbers)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, numbers.size()).boxed().toList());
    }

    JsonNode graph() {
        var answer = darkroom().get("/api/session/" + id).send();
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    /** The image of a step, by the link that its event brought. */
    BufferedImage image(String branch, int step) {
        var event = ofLine(branch).stream()
                .filter(heardOne -> heardOne.body().path("step").asInt() == step)
                .findFirst()
                .orElseThrow();
        return image(event.body().path("imageUrl").asText());
    }

    static BufferedImage image(String url) {
        try {
            return ImageIO.read(new ByteArrayInputStream(darkroom().photos().download(URI.create(url))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        view.close();
    }
}
