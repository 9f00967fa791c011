package dev.darkroom.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.darkroom.contract.Json;
import dev.darkroom.realtime.inmemory.InMemoryTopics;
import dev.darkroom.testing.crash.CrashingPorts;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

class TopicsTest {
    private static final Topic TOPIC = new Topic("job:job_01J00000000000000000000000");
    private final InMemoryTopics world = new InMemoryTopics(InstantSource.fixed(Instant.parse("2026-11-20T12:00:00Z")));
    private final Topics topics = world.topics();

    @Test
    void numbersStartAtOneAndHaveNoGaps() {
        assertThat(List.of(topics.publish(TOPIC, photo(0)), topics.publish(TOPIC, photo(1))))
                .containsExactly(1L, 2L);
        assertThat(world.topics().publish(TOPIC, photo(2))).isEqualTo(3);
        assertThat(topics.publish(TOPIC, photo(3))).isEqualTo(4);
    }

    @Test
    void theNewestNumberIsWhereAViewerGoesOn() {
        assertThat(topics.newest(TOPIC)).isZero();
        topics.publish(TOPIC, photo(0));
        topics.publish(TOPIC, photo(1));
        assertThat(topics.newest(TOPIC)).isEqualTo(2);
    }

    @Test
    void aViewerGetsTypeTopicAndNumberInFrontOfTheBody() {
        var viewer = world.watch(TOPIC);
        topics.publish(TOPIC, photo(7));
        assertThat(world.poster().sentTo(viewer))
                .containsExactly("{\"type\":\"job_progress\",\"topic\":\"" + TOPIC + "\",\"seq\":1,\"idx\":7}");
    }

    @Test
    void publishersThatDoNotKnowOfEachOtherSendEveryEventAtLeastOnceAndInOrder() {
        var viewer = world.watch(TOPIC);
        var other = world.topics();
        for (int i = 0; i < 10; i++) {
            (i % 2 == 0 ? topics : other).publish(TOPIC, photo(i));
        }
        assertThat(eachOnce(world.sentTo(viewer))).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L);
    }

    @Test
    void aRetryFindsItsEventAndAppendsNoSecondOne() {
        var viewer = world.watch(TOPIC);
        topics.publish(TOPIC, photo(0));
        topics.publish(TOPIC, photo(1));
        assertThat(world.topics().republish(TOPIC, photo(0))).isEqualTo(1);
        assertThat(world.events(TOPIC)).hasSize(2);
        assertThat(eachOnce(world.sentTo(viewer))).containsExactly(1L, 2L);
    }

    @Test
    void aRetryAppendsWhatTheFirstTryNeverDid() {
        topics.publish(TOPIC, photo(0));
        assertThat(topics.republish(TOPIC, photo(1))).isEqualTo(2);
    }

    @Test
    void aRetryPushesWhatItsDeadPublisherAppendedOnly() {
        var viewer = world.watch(TOPIC);
        world.log().append(LoggedEvent.of(TOPIC, 1, photo(0), 0));
        assertThat(topics.republish(TOPIC, photo(0))).isEqualTo(1);
        assertThat(eachOnce(world.sentTo(viewer))).containsExactly(1L);
    }

    @Test
    void aRetryInALongTopicReadsBackToThePredecessorAlone() {
        for (int i = 1; i <= 1000; i++) {
            world.log().append(LoggedEvent.of(TOPIC, i, photo(i), i - 1L));
        }
        var ports = new CrashingPorts();
        var other = world.topics(ports);

        assertThat(other.republish(TOPIC, photo(1001), "photo-990")).isEqualTo(1001);
        assertThat(ports.calls().stream()
                        .filter(call -> call.result().orElseThrow() instanceof List<?> events
                                && events.contains(world.log().all(TOPIC).getFirst())))
                .as("reads of the first event")
                .isEmpty();
        assertThat(other.republish(TOPIC, photo(1001), "photo-990")).isEqualTo(1001);
        assertThat(other.republish(TOPIC, photo(400), "photo-399")).isEqualTo(400);
        assertThat(other.republish(TOPIC, photo(400))).isEqualTo(400);
        assertThat(other.republish(TOPIC, photo(2000))).isEqualTo(1002);
        assertThat(world.events(TOPIC)).hasSize(1002);
    }

    @Test
    void theNextPublisherPushesWhatADeadOneAppendedOnly() {
        var viewer = world.watch(TOPIC);
        topics.publish(TOPIC, photo(0));
        world.log().append(LoggedEvent.of(TOPIC, 2, photo(1), 1));
        topics.publish(TOPIC, photo(2));
        assertThat(eachOnce(world.sentTo(viewer))).containsExactly(1L, 2L, 3L);
    }

    @Test
    void aPublisherWhoseAnswerWasLostRecognisesItsOwnEvent() {
        topics.publish(TOPIC, photo(0));
        world.log().append(LoggedEvent.of(TOPIC, 2, photo(1), 1));
        assertThat(topics.publish(TOPIC, photo(1))).isEqualTo(2);
        assertThat(world.events(TOPIC)).hasSize(2);
    }

    @Test
    void aLongRunOfUnpostedEventsIsPostedWhole() {
        var viewer = world.watch(TOPIC);
        for (int i = 1; i <= 200; i++) {
            world.log().append(LoggedEvent.of(TOPIC, i, photo(i), 0));
        }
        topics.publish(TOPIC, photo(201));
        assertThat(eachOnce(world.sentTo(viewer))).hasSize(201).startsWith(1L).endsWith(201L);
    }

    @Test
    void aMessageThatNoFrameHoldsIsRefused() {
        var big = new Event(
                "big",
                Json.mapper().createObjectNode().put("type", "image_step").put("image_data", "x".repeat(32 * 1024)));
        assertThatThrownBy(() -> topics.publish(TOPIC, big)).hasMessageContaining("32768");
        assertThat(world.events(TOPIC)).isEmpty();
    }

    @Test
    void aConnectionThatIsGoneIsForgotten() {
        var viewer = world.watch(TOPIC);
        world.poster().close(viewer);
        topics.publish(TOPIC, photo(0));
        assertThat(world.subscriptions().find(TOPIC, viewer)).isEmpty();
    }

    static Event photo(int idx) {
        return new Event(
                "photo-" + idx,
                Json.mapper().createObjectNode().put("type", "job_progress").put("idx", idx));
    }

    /** What a client sees that keeps the highest number and drops lower ones. */
    static List<Long> eachOnce(List<JsonNode> messages) {
        var seen = new java.util.ArrayList<Long>();
        for (var message : messages) {
            long seq = message.path("seq").asLong();
            if (seen.isEmpty() || seq > seen.getLast()) {
                seen.add(seq);
            }
        }
        return seen;
    }
}
