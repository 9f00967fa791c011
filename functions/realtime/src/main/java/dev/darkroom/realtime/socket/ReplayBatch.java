package dev.darkroom.realtime.socket;

import com.fasterxml.jackson.databind.JsonNode;
import dev.darkroom.realtime.ReplayRequest;
import dev.darkroom.realtime.Replays;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the replays of one batch. What fails comes back later, and after three times goes to the dead letters. */
@Singleton
final class ReplayBatch {
    private static final Logger LOG = LoggerFactory.getLogger(ReplayBatch.class);

    private final Replays replays;

    ReplayBatch(Replays replays) {
        this.replays = replays;
    }

    /** Which messages of the batch are to come back; the names are Lambda's. */
    record Answer(List<Failure> batchItemFailures) {
        record Failure(String itemIdentifier) {}
    }

    Answer answer(JsonNode batch, Instant until) {
        var failures = new ArrayList<Answer.Failure>();
        for (var message : batch.path("Records")) {
            if (!isDone(message, until)) {
                failures.add(new Answer.Failure(message.path("messageId").asText()));
            }
        }
        return new Answer(failures);
    }

    private boolean isDone(JsonNode message, Instant until) {
        var id = message.path("messageId").asText();
        var request = ReplayRequest.parse(message.path("body").asText());
        if (request.isEmpty()) {
            LOG.error("message {} of the replay queue is none of ours; it will end among the dead letters", id);
            return false;
        }
        try {
            var outcome = replays.run(request.get(), until);
            LOG.debug(
                    "replay of {} to {}: {}",
                    request.get().topic(),
                    request.get().connection(),
                    outcome);
            return true;
        } catch (RuntimeException e) {
            LOG.error(
                    "replay of {} to {} failed; it comes back",
                    request.get().topic(),
                    request.get().connection(),
                    e);
            return false;
        }
    }
}
