package dev.darkroom.realtime.socket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.contract.Json;
import dev.darkroom.realtime.ConnectionId;
import dev.darkroom.realtime.Limits;
import java.util.ArrayList;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ReplayTest extends SocketHouse {
    @Test
    void aViewerThatOnlyOpensTheSocketSeesTheWholeStream() {
        publish(3);
        var viewer = connectByUrl("");
        publish(2);
        assertThat(seqs(viewer)).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(world.sentTo(viewer))
                .allSatisfy(message -> assertThat(message.path("type").asText()).isEqualTo("job_progress"));
    }

    @Test
    void aViewerThatDisconnectsTenTimesSeesEachEventExactlyOnce() {
        var seen = new ArrayList<Long>();
        for (int cut = 0; cut < 10; cut++) {
            publish(2);
            var viewer = connectByUrl("&after=" + (seen.isEmpty() ? 0 : seen.getLast()));
            publish(1);
            seqs(viewer).stream()
                    .filter(seq -> seen.isEmpty() || seq > seen.getLast())
                    .forEach(seen::add);
            disconnect(viewer);
        }
        assertThat(seen)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 30).boxed().toList());
    }

    @Test
    void aReplayThatDiedIsResumedByThePing() {
        publish(2);
        var viewer = open();
        assertThat(shake(viewer, capability())).isEqualTo(SocketAnswer.TAKEN);
        queue.clear();
        say(viewer, "{\"action\":\"ping\"}");
        assertThat(seqs(viewer)).isEmpty();
        clock.advance(Limits.REPLAY_LEASE.plusSeconds(1));
        say(viewer, "{\"action\":\"ping\"}");
        assertThat(seqs(viewer)).containsExactly(1L, 2L);
        publish(1);
        assertThat(seqs(viewer)).containsExactly(1L, 2L, 3L);
    }

    @Test
    void aReplayThatRunsOutOfTimeIsHandedOnAndMissesNothing() {
        publish(120);
        var viewer = connectByTicket();
        var event = event(viewer, "MESSAGE", Map.of())
                .put("body", "{\"action\":\"sync\",\"topic\":\"" + topic + "\",\"after\":0}");
        sockets.answer(event, clock.instant());
        assertThat(queue).hasSize(1);
        runQueue();
        assertThat(seqs(viewer).stream().distinct().toList())
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 120).boxed().toList());
        assertThat(last(viewer)).contains("synced");
    }

    @Test
    void aReplayToAConnectionThatNeverCameUpIsGivenUp() {
        publish(1);
        var viewer = new ConnectionId("never");
        shake(viewer, capability());
        runQueue();
        assertThat(world.subscriptions().find(topic, viewer)).isEmpty();
    }

    @Test
    void aRepeatedReplayMessageDoesNothingAndAForeignOneComesBack() {
        publish(1);
        var viewer = open();
        shake(viewer, capability());
        var message = queue.peek().toJson();
        runQueue();
        var records = Json.mapper().createObjectNode();
        var list = records.putArray("Records");
        list.addObject().put("messageId", "m1").put("body", message);
        list.addObject().put("messageId", "m2").put("body", "{}");
        list.addObject().put("messageId", "m3").put("body", "nonsense");
        assertThat(batch.answer(records, clock.instant().plusSeconds(20)).batchItemFailures())
                .extracting(ReplayBatch.Answer.Failure::itemIdentifier)
                .containsExactly("m2", "m3");
        assertThat(seqs(viewer)).containsExactly(1L);
    }
}
