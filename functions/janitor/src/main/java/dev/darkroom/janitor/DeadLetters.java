package dev.darkroom.janitor;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.darkroom.composition.RunQueue;
import dev.darkroom.composition.SweepRuns;
import dev.darkroom.jobs.SweepJobs;
import dev.darkroom.jobs.WorkQueue;
import dev.darkroom.kernel.RunId;
import dev.darkroom.observability.LogContext;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Buries runs that were given to workers three times: their job ends and its credits come back. A letter that it cannot
 * read or settle comes again some times, then the queue puts it among the lost letters, for an operator.
 *
 * <p>The queue keeps a user's letters in order, which nobody needs: each is about a job of its own. So one that fails does
 * not end the batch, as it would where order counts.
 */
@Singleton
final class DeadLetters {
    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);

    private final SweepJobs jobs;
    private final SweepRuns runs;

    DeadLetters(SweepJobs jobs, SweepRuns runs) {
        this.jobs = jobs;
        this.runs = runs;
    }

    /** SQS keeps the messages that are named here and deletes the others. */
    record Answer(@JsonProperty("batchItemFailures") List<Failure> failures) {}

    record Failure(@JsonProperty("itemIdentifier") String messageId) {}

    Answer bury(JsonNode event) {
        var failures = new ArrayList<Failure>();
        for (var message : event.path("Records")) {
            if (!bury(message.path("messageId").asText(), message.path("body").asText())) {
                failures.add(new Failure(message.path("messageId").asText()));
            }
        }
        return new Answer(failures);
    }

    private boolean bury(String messageId, String body) {
        var run = RunQueue.runOf(body);
        return run.isPresent() ? bury(messageId, run.get()) : buryJob(messageId, body);
    }

    private boolean bury(String messageId, RunId run) {
        LogContext.RUN.put(run.value());
        try {
            runs.bury(run);
            LOG.warn("dead letter {}: run {} has ended", messageId, run);
            return true;
        } catch (RuntimeException e) {
            LOG.error("dead letter {}: run {} could not be ended; it comes again", messageId, run, e);
            return false;
        } finally {
            LogContext.RUN.remove();
        }
    }

    private boolean buryJob(String messageId, String body) {
        var job = WorkQueue.jobOf(body);
        if (job.isEmpty()) {
            // Nothing can be done for it but to let it come to rest where a person finds it.
            LOG.error("dead letter {} names neither job nor run; after some tries it is a lost letter", messageId);
            return false;
        }
        LogContext.JOB_ID.put(job.get().value());
        try {
            jobs.bury(job.get());
            LOG.warn("dead letter {}: job {} has ended", messageId, job.get());
            return true;
        } catch (RuntimeException e) {
            LOG.error("dead letter {}: job {} could not be ended; it comes again", messageId, job.get(), e);
            return false;
        } finally {
            LogContext.JOB_ID.remove();
        }
    }
}
