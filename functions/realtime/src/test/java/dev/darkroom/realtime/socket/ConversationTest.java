package dev.darkroom.realtime.socket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.contract.Json;
import dev.darkroom.realtime.Limits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConversationTest extends SocketHouse {
    @Test
    void subscribingIsAnsweredAndThenTheMissedEventsFollow() {
        publish(3);
        var viewer = connectByTicket();
        say(viewer, "{\"action\":\"subscribe\",\"topic\":\"" + topic + "\",\"after\":1}");
        assertThat(world.poster().sentTo(viewer).getFirst())
                .isEqualTo("{\"type\":\"subscribed\",\"topic\":\"" + topic + "\",\"seq\":1}");
        publish(1);
        assertThat(seqs(viewer)).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void syncSendsEveryEventAfterTheGivenOneAndThenSaysSo() {
        publish(3);
        var viewer = connectByTicket();
        say(viewer, "{\"action\":\"sync\",\"topic\":\"" + topic + "\",\"after\":1}");
        assertThat(seqs(viewer)).containsExactly(2L, 3L, 3L);
        assertThat(last(viewer)).isEqualTo("{\"type\":\"synced\",\"topic\":\"" + topic + "\",\"seq\":3}");
    }

    @Test
    void aClientThatClaimsMoreThanThereIsLearnsTheEndAndMissesNothing() {
        publish(2);
        var viewer = connectByTicket();
        say(viewer, "{\"action\":\"sync\",\"topic\":\"" + topic + "\",\"after\":40}");
        assertThat(last(viewer)).endsWith("\"seq\":2}");
        publish(1);
        assertThat(seqs(viewer)).endsWith(3L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "job:job_01J00000000000000000000000",
                "job:nothing",
                "session:session_1",
                "connection:viewer",
                "nonsense",
                "job:../x",
                "😀"
            })
    void foreignAndUnknownTopicsAreForbiddenAlike(String wanted) {
        var viewer = connectByTicket();
        say(viewer, "{\"action\":\"subscribe\",\"topic\":\"" + wanted + "\"}");
        assertThat(last(viewer)).isEqualTo("{\"type\":\"error\",\"code\":\"FORBIDDEN\",\"topic\":\"" + wanted + "\"}");
    }

    @Test
    void aSignedUrlOpensItsOwnTopicOnly() {
        var viewer = connectByUrl("");
        say(viewer, "{\"action\":\"subscribe\",\"topic\":\"user:" + owner + "\"}");
        assertThat(last(viewer)).contains("FORBIDDEN");
        say(viewer, "{\"action\":\"sync\",\"topic\":\"" + topic + "\",\"after\":0}");
        assertThat(last(viewer)).contains("synced");
    }

    @Test
    void whoUnsubscribesGetsNoMoreEvents() {
        var viewer = connectByUrl("");
        say(viewer, "{\"action\":\"unsubscribe\",\"topic\":\"" + topic + "\"}");
        assertThat(last(viewer)).isEqualTo("{\"type\":\"unsubscribed\",\"topic\":\"" + topic + "\"}");
        publish(1);
        assertThat(last(viewer)).contains("unsubscribed");
    }

    @Test
    void aPingIsAnsweredWithTheTime() {
        var viewer = connectByTicket();
        say(viewer, "{\"action\":\"ping\"}");
        assertThat(last(viewer)).isEqualTo("{\"type\":\"pong\",\"at\":\"" + Json.instant(clock.instant()) + "\"}");
    }

    @Test
    void aMessageThatIsNoneIsAnsweredAndTheSocketStaysOpen() {
        var viewer = connectByTicket();
        say(viewer, "what?");
        assertThat(last(viewer)).startsWith("{\"type\":\"error\",\"code\":\"BAD_MESSAGE\",\"message\":");
        assertThat(world.poster().isOpen(viewer)).isTrue();
    }

    @Test
    void aConnectionWatchesFiftyTopicsAndNoMore() {
        var viewer = connectByTicket();
        for (int i = 0; i < Limits.TOPICS_PER_CONNECTION; i++) {
            say(viewer, "{\"action\":\"subscribe\",\"topic\":\"user:u" + i + "\"}");
            assertThat(last(viewer)).contains("subscribed");
        }
        say(viewer, "{\"action\":\"subscribe\",\"topic\":\"" + topic + "\"}");
        assertThat(last(viewer)).contains("BAD_MESSAGE").contains("50");
    }

    @Test
    void aSocketThatNobodyKnowsIsClosedWhenItSpeaks() {
        var viewer = connectByTicket();
        world.subscriptions().forget(viewer);
        say(viewer, "{\"action\":\"ping\"}");
        assertThat(world.poster().isOpen(viewer)).isFalse();
    }
}
