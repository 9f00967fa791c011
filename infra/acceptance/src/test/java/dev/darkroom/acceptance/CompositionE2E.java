package dev.darkroom.acceptance;

import static dev.darkroom.acceptance.Cloud.aUser;
import static dev.darkroom.acceptance.Cloud.darkroom;
import static dev.darkroom.acceptance.TestSession.aBoat;
import static dev.darkroom.acceptance.TestSession.words;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.darkroom.local.demo.client.Answer;
import dev.darkroom.local.demo.client.LiveEvent;
import dev.darkroom.local.demo.client.LiveView;
import java.awt.image.BufferedImage;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The composition contract's own walk, and what it promises about streams, feedback, credits and deletion. */
class CompositionE2E {
    private static final int STEPS = 20;

    @Test
    void aPromptBecomesObjectsInBothLanguages() {
        assertThat(objects("a small boat on the sea under a red sun")).containsExactly("boat", "sea", "red sun");
        assertThat(objects("바다 위의 작은 배와 붉은 해")).containsExactly("바다", "배", "붉은 해");
        var blank = darkroom()
                .post("/api/composition/objects")
                .json(Map.of("prompt", " "))
                .send();
        assertThat(blank.status()).isEqualTo(400);
        assertThat(blank.errorCode()).isEqualTo("INVALID_PROMPT");
    }

    private static List<String> objects(String prompt) {
        var answer = darkroom()
                .post("/api/composition/objects")
                .json(Map.of("prompt", prompt))
                .send();
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().findValuesAsText("label");
    }

    @Test
    void aPictureFormsStepByStepAndThreeBranchesGrowFromItsMiddle() {
        try (TestSession session = aBoat(STEPS)) {
            session.awaitEnds(1);
            session.isComplete("", STEPS);
            String middle = session.ofLine("").get(9).body().path("nodeId").asText();
            String reference = aReference(session.image("", STEPS));

            String full = session.aBranch(middle, words("darker"));
            String bbox = session.aBranch(
                    middle,
                    Map.of(
                            "id", "f",
                            "area", "bbox",
                            "type", "text",
                            "text", "a red sun",
                            "bbox", Map.of("x", 0.6, "y", 0, "width", 0.4, "height", 0.4)));
            String image =
                    session.aBranch(middle, Map.of("id", "f", "area", "full", "type", "image", "imageUrl", reference));
            session.awaitEnds(4);

            for (String branch : List.of(full, bbox, image)) {
                session.isComplete(branch, STEPS);
            }
            session.hasNoGap();
            isATree(session, 1 + STEPS + 3 * STEPS);
        }
    }

    private static String aReference(BufferedImage picture) {
        byte[] png = SmallPhotos.png(picture);
        Answer place = darkroom()
                .post("/api/composition/uploads")
                .json(Map.of("content_type", "image/png", "size", png.length))
                .send();
        assertThat(place.status()).as(place.body()).isEqualTo(201);
        assertThat(darkroom()
                        .photos()
                        .offer(URI.create(place.json().path("url").asText()), Map.of("content-type", "image/png"), png))
                .isEqualTo(200);
        return place.json().path("imageUrl").asText();
    }

    private static void isATree(TestSession session, int nodes) {
        var graph = session.graph();
        assertThat(graph.path("nodes")).hasSize(nodes);
        assertThat(graph.path("edges")).hasSize(nodes - 1);
        assertThat(graph.path("session").path("websocketUrl").asText()).contains("capability=");
        assertThat(graph.path("session").path("seq").asLong())
                .isEqualTo(session.heard().size());
        var known = new HashSet<String>();
        for (var node : graph.path("nodes")) {
            String parent = node.path("parentNodeId").asText("");
            assertThat(parent.isEmpty() ? node.path("id").asText().equals(session.root()) : known.contains(parent))
                    .as("a parent stands before its child: %s", node)
                    .isTrue();
            assertThat(known.add(node.path("id").asText())).isTrue();
        }
        var last = graph.path("nodes").get(nodes - 1).path("id").asText();
        var node = darkroom().get("/api/node/" + last).send();
        assertThat(node.status()).isEqualTo(200);
        assertThat(TestSession.image(node.json().path("imageUrl").asText()).getWidth())
                .isEqualTo(256);
    }

    @Test
    void wordsInBothLanguagesDoWhatTheySayAndABoxHoldsThem() {
        try (TestSession session = aBoat(STEPS)) {
            session.awaitEnds(1);
            String last =
                    session.ofLine("").get(STEPS - 1).body().path("nodeId").asText();
            double before = luminance(session.image("", STEPS), 0, 256);
            String brighter = session.aBranch(last, words("brighter"));
            String inKorean = session.aBranch(last, words("더 밝게"));
            String boxed = session.aBranch(
                    last,
                    Map.of(
                            "id", "f",
                            "area", "bbox",
                            "type", "text",
                            "text", "brighter",
                            "bbox", Map.of("x", 0, "y", 0, "width", 1, "height", 0.5)));
            session.awaitEnds(4);

            assertThat(luminance(session.image(brighter, STEPS), 0, 256)).isGreaterThan(before + 5);
            assertThat(luminance(session.image(inKorean, STEPS), 0, 256)).isGreaterThan(before + 5);
            double below = luminance(session.image("", STEPS), 160, 256);
            assertThat(luminance(session.image(boxed, STEPS), 160, 256))
                    .as("outside of the box, but for what JPEG does")
                    .isBetween(below - 1, below + 1);
            assertThat(luminance(session.image(boxed, STEPS), 0, 100))
                    .isGreaterThan(luminance(session.image("", STEPS), 0, 100) + 5);
        }
    }

    /** Mean of the rows from one to another, 0 to 255. */
    private static double luminance(BufferedImage image, int from, int to) {
        return IntStream.range(from, to)
                .flatMap(y -> IntStream.range(0, image.getWidth()).map(x -> image.getRGB(x, y)))
                .mapToDouble(rgb -> 0.2126 * (rgb >> 16 & 255) + 0.7152 * (rgb >> 8 & 255) + 0.0722 * (rgb & 255))
                .average()
                .orElseThrow();
    }

    /** Every viewer is cut four times, each time as soon as it has heard more: 1000 cuts by {@code -Ddarkroom.composition.viewers=250}. */
    @Test
    void noCutOfTheSocketLosesOrRepeatsAStep() {
        int viewers = Integer.getInteger("darkroom.composition.viewers", 5);
        try (TestSession session = aBoat(STEPS)) {
            session.awaitStep(1);
            for (int i = 0; i < 5; i++) {
                session.aBranch(session.root(), words("darker " + i));
            }
            var watched = session.watchedBy(viewers);
            for (int cut = 0; cut < 4; cut++) {
                watched.forEach(viewer -> viewer.cutAfterNews(session));
            }
            session.awaitEnds(6);
            session.hasNoGap();
            session.heard().stream()
                    .map(event -> event.body().path("branchId").asText(""))
                    .distinct()
                    .forEach(branch -> session.isComplete(branch, STEPS));
            watched.forEach(viewer -> viewer.awaitSame(session));
        }
    }

    @Test
    void whoComesLateGetsEverythingAndABranchsSocketOnlyTheBranch() {
        try (TestSession session = aBoat(4)) {
            session.awaitEnds(1);
            var heardLate = new CopyOnWriteArrayList<LiveEvent>();
            var answer = session.branch(session.root(), words("darker"));
            session.awaitEnds(2);
            try (LiveView late = LiveView.open(
                    darkroom(),
                    () -> URI.create(answer.json().path("websocketUrl").asText()),
                    heardLate::add)) {
                await().until(() -> heardLate.size() == 5 || late.cuts() > 3);
            }
            assertThat(heardLate)
                    .allSatisfy(
                            event -> assertThat(event.body().path("branchId").asText())
                                    .isEqualTo(answer.json().path("branchId").asText()));
        }
    }

    @Test
    void aTokenPaysOneCreditForARunThatCompletes() {
        var user = aUser();
        int before = user.me().credits();
        Answer started = darkroom()
                .post("/api/composition/start")
                .token(user.token())
                .json(Map.of("prompt", "a boat", "totalSteps", 2, "width", 256, "height", 256))
                .send();
        assertThat(started.status()).as(started.body()).isEqualTo(200);
        await().atMost(Duration.ofSeconds(30)).until(() -> user.me().held() == 0);
        assertThat(user.me().credits()).isEqualTo(before - 1);
    }

    @Test
    void aDeletedSessionIsGone() {
        try (TestSession session = aBoat(3)) {
            session.awaitEnds(1);
            String image = session.ofLine("").getFirst().body().path("imageUrl").asText();
            assertThat(darkroom()
                            .request("DELETE", "/api/session/" + session.id())
                            .send()
                            .status())
                    .isEqualTo(204);
            for (String path : List.of("/api/session/" + session.id(), "/api/node/" + session.root())) {
                assertThat(darkroom().get(path).send().status()).isEqualTo(404);
            }
            assertThat(session.branch(session.root(), words("darker")).errorCode())
                    .isEqualTo("SESSION_NOT_FOUND");
            assertThatThrownBy(() -> TestSession.image(image));
        }
    }
}
