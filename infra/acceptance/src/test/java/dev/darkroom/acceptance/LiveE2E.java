package dev.darkroom.acceptance;

import static dev.darkroom.acceptance.Cloud.aUser;
import static dev.darkroom.acceptance.Cloud.darkroom;
import static dev.darkroom.acceptance.TestJob.aJob;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.darkroom.local.demo.client.Answer;
import dev.darkroom.local.demo.client.LiveEvent;
import dev.darkroom.local.demo.client.LiveView;
import dev.darkroom.local.demo.client.User;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LiveE2E {
    private static final long LONGEST_RUN_SECONDS = 90;

    @Test
    void aViewerThatOnlyOpensTheSocketSeesTheWholeStream() throws Exception {
        TestJob job = aJob().ofPhotos(3).by(aUser()).uploaded();
        List<LiveEvent> seen = Collections.synchronizedList(new ArrayList<>());
        try (LiveView view = LiveView.open(darkroom(), job.created()::websocketUrl, seen::add)) {
            job.executed();
            view.last().get(LONGEST_RUN_SECONDS, TimeUnit.SECONDS);
            assertThat(view.cuts()).isZero();
        }
        assertWholeStream(seen, 3);
    }

    @Test
    void aViewerThatComesWhenAllIsOverSeesTheWholeStreamToo() throws Exception {
        TestJob job = aJob().ofPhotos(2).by(aUser()).uploaded().executed();
        job.ended();
        List<LiveEvent> seen = Collections.synchronizedList(new ArrayList<>());
        try (LiveView view = LiveView.open(darkroom(), () -> job.now().websocketUrl(), seen::add)) {
            view.last().get(LONGEST_RUN_SECONDS, TimeUnit.SECONDS);
        }
        assertWholeStream(seen, 2);
    }

    @Test
    void aViewerThatDisconnectsTenTimesSeesEachEventOnce() throws Exception {
        TestJob job = aJob().ofPhotos(10).by(aUser()).uploaded();
        List<LiveEvent> seen = Collections.synchronizedList(new ArrayList<>());
        AtomicReference<LiveView> self = new AtomicReference<>();
        try (LiveView view = LiveView.open(darkroom(), job.created()::websocketUrl, event -> {
            seen.add(event);
            LiveView viewer = self.get();
            if (viewer != null && viewer.cuts() < 10) {
                viewer.cut();
            }
        })) {
            self.set(view);
            job.executed();
            view.last().get(LONGEST_RUN_SECONDS, TimeUnit.SECONDS);
            assertThat(view.cuts()).isGreaterThanOrEqualTo(10);
        }
        assertWholeStream(seen, 10);
    }

    @Test
    void aCapabilityThatWasTouchedOpensNothing() {
        URI url = aJob().by(aUser()).created().websocketUrl();
        String text = url.toString();
        assertThat(RawSocket.refusal(URI.create(text.substring(0, text.indexOf('?')))))
                .isEqualTo(403);
        String touched = text.replaceAll("(capability=[^.]+\\.[^.]+\\.).{6}", "$1AAAAAA");
        assertThat(touched).isNotEqualTo(text);
        assertThat(RawSocket.refusal(URI.create(touched))).isEqualTo(403);
    }

    @Test
    void aTicketOpensOneSocketOnceAndOnlyItsUsersTopics() {
        User user = aUser();
        TestJob job = aJob().by(user).uploaded().executed();
        job.ended();
        URI url = ticket(user.token());
        try (RawSocket socket = RawSocket.open(url)) {
            socket.says(subscribe("job:" + job.id()));
            JsonNode first = socket.hears();
            assertThat(first.path("type").asText()).isEqualTo("subscribed");
            assertThat(first.path("seq").asLong()).as("where the replay begins").isZero();
            long total = job.eventCount();
            assertThat(LongStream.rangeClosed(1, total)
                            .mapToObj(i -> socket.hears().path("seq").asLong()))
                    .isEqualTo(LongStream.rangeClosed(1, total).boxed().toList());

            socket.says("{\"action\":\"sync\",\"topic\":\"job:" + job.id() + "\",\"after\":" + (total - 1) + "}");
            assertThat(socket.hears().path("seq").asLong()).isEqualTo(total);
            assertThat(socket.hears().path("type").asText()).isEqualTo("synced");

            socket.says(subscribe("job:" + aJob().by(aUser()).id()));
            assertThat(socket.hears().path("code").asText()).isEqualTo("FORBIDDEN");
            socket.says(subscribe("job:job_unknown"));
            assertThat(socket.hears().path("code").asText()).isEqualTo("FORBIDDEN");
        }
        assertThat(RawSocket.refusal(url)).as("a ticket is used once").isIn(401, 403);
    }

    /** Even if the name is the id of a user: the audience of the token says who somebody is. */
    @Test
    void aTicketForANameWatchesPicturesAndNobodysJobs() {
        User user = aUser();
        TestJob job = aJob().by(user);
        SvgUser pretender = SvgUser.named(user.id());
        SvgUser alice = SvgUser.aSvgUser();
        String id = alice.aSession("one");
        String picture = "svg:" + alice.name() + "/" + id;
        try (RawSocket socket = RawSocket.open(ticket(pretender.token()))) {
            assertThat(socket.says(subscribe(picture)).hears().path("type").asText())
                    .isEqualTo("subscribed");
            assertThat(alice.put(id, Map.of("name", "two")).status()).isEqualTo(204);
            assertThat(socket.hears().path("type").asText()).isEqualTo("frame");
            for (String topic : List.of("user:" + user.id(), "job:" + job.id(), "session:session_x")) {
                assertThat(socket.says(subscribe(topic)).hears().path("code").asText())
                        .as(topic)
                        .isEqualTo("FORBIDDEN");
            }
        }
        try (RawSocket socket = RawSocket.open(ticket(user.token()))) {
            for (String topic : List.of("user:" + user.id(), picture)) {
                assertThat(socket.says(subscribe(topic)).hears().path("type").asText())
                        .as(topic)
                        .isEqualTo("subscribed");
            }
        }
    }

    @Test
    void nonsenseIsAnsweredAndTheSocketStaysOpen() {
        try (RawSocket socket = RawSocket.open(ticket(aUser().token()))) {
            for (String nonsense : List.of(
                    "{}",
                    "[]",
                    "nonsense",
                    "{\"action\":5}",
                    "{\"action\":\"explode\"}",
                    "{\"action\":\"subscribe\"}",
                    "\u2603")) {
                assertThat(socket.says(nonsense).hears().path("code").asText())
                        .as(nonsense)
                        .isIn("BAD_MESSAGE", "FORBIDDEN");
            }
            assertThat(socket.says("{\"action\":\"ping\"}").hears().path("type").asText())
                    .isEqualTo("pong");
        }
    }

    @Test
    void aTicketNeedsAToken() {
        Answer answer = darkroom().post("/realtime/tickets").send();
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.json().at("/error/code").asText()).isNotBlank();
    }

    private static void assertWholeStream(List<LiveEvent> seen, int photos) {
        assertThat(seen)
                .extracting(LiveEvent::seq)
                .isEqualTo(LongStream.rangeClosed(1, seen.size()).boxed().toList());
        LiveEvent last = seen.getLast();
        assertThat(last.type()).isEqualTo("job_done");
        assertThat(last.progress().done()).isEqualTo(photos);
        assertThat(seen.stream()
                        .filter(e -> e.body().has("idx"))
                        .map(e -> e.body().path("idx").asInt())
                        .distinct())
                .hasSize(photos);
    }

    private static URI ticket(String token) {
        Answer answer =
                darkroom().post("/realtime/tickets").token(token).json(Map.of()).send();
        assertThat(answer.status() / 100).as(answer.body()).isEqualTo(2);
        return URI.create(answer.json().path("url").asText());
    }

    private static String subscribe(String topic) {
        return "{\"action\":\"subscribe\",\"topic\":\"" + topic + "\",\"after\":0}";
    }
}
