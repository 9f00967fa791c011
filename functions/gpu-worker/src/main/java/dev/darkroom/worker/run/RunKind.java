package dev.darkroom.worker.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.darkroom.contract.worker.ReportAnswer;
import dev.darkroom.contract.worker.WorkerReport;

/**
 * One kind of message, and how its runs are worked on. One object serves all threads.
 *
 * @param <B> what it reads from a message
 */
public interface RunKind<B extends Brief> {

    /** What a message of this kind says in its member {@code kind}. */
    String name();

    /**
     * Reads and checks a message.
     *
     * @throws JsonProcessingException when it has another shape
     * @throws IllegalArgumentException when it cannot be worked on; says why
     */
    B read(JsonNode message) throws JsonProcessingException;

    /** That the run has begun, or is still at work: fences out every older attempt. */
    WorkerReport running(String attempt);

    /**
     * Works until nothing is left to do or the attempt is over. Returning before it is over means that the run has finished.
     *
     * @param begun what the service said when it heard that the run begins
     * @throws dev.darkroom.storage.ObjectStoreUnavailable when the store does not answer
     * @throws dev.darkroom.worker.engine.EngineUnavailable when the engine does not answer
     */
    void work(B brief, Attempt attempt, ReportAnswer begun) throws InterruptedException;
}
