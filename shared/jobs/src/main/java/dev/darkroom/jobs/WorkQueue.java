package dev.darkroom.jobs;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.darkroom.contract.Json;
import dev.darkroom.contract.worker.RulesRun;
import dev.darkroom.kernel.JobId;
import java.util.Optional;

/** Where GPU workers find their runs. At least once: a run may be delivered twice, and the attempts sort that out. */
public interface WorkQueue {
    /** Returns when the queue has it. One call. */
    void send(RulesRun run);

    /** The job that a message of this queue names, whatever version of the format it has; empty when it names none. */
    static Optional<JobId> jobOf(String body) {
        try {
            return JobId.parse(Json.mapper().readTree(body).path("job_id").asText());
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
