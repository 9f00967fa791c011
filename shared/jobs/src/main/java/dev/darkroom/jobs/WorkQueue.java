package dev.darkroom.jobs;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.darkroom.contract.Json;
import dev.darkroom.contract.worker.RulesRun;
import dev.darkroom.kernel.JobId;
import java.util.Optional;

/**
 * Where GPU workers find their runs. At least once: a run may be delivered twice, and the attempts sort that out.
 *
 * <p>Runs of paying users come first, but the others come too; and whoever has much work queued keeps nobody else waiting.
 */
public interface WorkQueue {
    /**
     * Returns when the queue has it. The same version of a job, sent again within minutes, is the same message and comes
     * once; a later version is a message of its own. One call.
     *
     * @param job as it stands: says whose run it is and how urgent
     */
    void send(Job job, RulesRun run);

    /** The job that a message of this queue names, whatever version of the format it has; empty when it names none. */
    static Optional<JobId> jobOf(String body) {
        try {
            return JobId.parse(Json.mapper().readTree(body).path("job_id").asText());
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
