package dev.darkroom.composition;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.darkroom.contract.Json;
import dev.darkroom.contract.worker.GenerationRun;
import dev.darkroom.kernel.RunId;
import java.util.Optional;

/** Where workers find runs. */
public interface RunQueue {
    /**
     * Hands a run to the workers. The same version of a run within some minutes is handed over once.
     *
     * @throws RunNotQueued when the queue did not take it, or perhaps did not
     */
    void send(Run run, GenerationRun message);

    /** The run that a message of this queue names, whatever version of the format it has; empty when it names none. */
    static Optional<RunId> runOf(String body) {
        try {
            var message = Json.mapper().readTree(body);
            return RunId.parse(
                    message.path("session_id").asText(),
                    message.path("branch_id").asText("main"));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** The queue cannot be reached, or refuses us. */
    final class RunNotQueued extends RuntimeException {
        private static final long serialVersionUID = 1;

        public RunNotQueued(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
