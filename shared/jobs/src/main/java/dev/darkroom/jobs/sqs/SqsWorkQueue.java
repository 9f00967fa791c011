package dev.darkroom.jobs.sqs;

import dev.darkroom.contract.Json;
import dev.darkroom.contract.worker.RulesRun;
import dev.darkroom.jobs.Job;
import dev.darkroom.jobs.WorkQueue;
import dev.darkroom.observability.TraceHeader;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.Map;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeNameForSends;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeValue;

/**
 * {@link WorkQueue} in two FIFO queues of SQS.
 *
 * <p>Two, because SQS knows no priorities: a worker polls both and gives its lanes to the priority queue's photos three to
 * one, so that nobody starves, as free users would if one queue had to be empty before the other's turn. FIFO, because a
 * group is locked while a message of it is in work: the next receive meets another user, however long the first one's
 * backlog. (Groups of standard queues make that likely only.)
 */
@Singleton
@Requires(property = "work.queue.url")
final class SqsWorkQueue implements WorkQueue {
    private final SqsClient client;
    private final String url;
    private final String priorityUrl;

    /**
     * @param url of the queue for free users ({@code WORK_QUEUE_URL})
     * @param priorityUrl of the queue for paying users ({@code PRIORITY_WORK_QUEUE_URL})
     */
    SqsWorkQueue(
            SqsClient client,
            @Property(name = "work.queue.url") String url,
            @Property(name = "priority.work.queue.url") String priorityUrl) {
        this.client = client;
        this.url = url;
        this.priorityUrl = priorityUrl;
    }

    @Override
    public void send(Job job, RulesRun run) {
        client.sendMessage(request -> request.queueUrl(url(job))
                .messageBody(Json.write(run))
                .messageGroupId(group(job))
                .messageDeduplicationId(once(job))
                .messageSystemAttributes(trace())
                .messageAttributes(Map.of("kind", text(run.kind()), "tenant", text(run.userId()))));
    }

    private String url(Job job) {
        return switch (job.plan()) {
            case FREE -> url;
            case PRO -> priorityUrl;
        };
    }

    /**
     * A user has as many groups as the plan allows jobs at once: a single one would do the jobs one after the other, and one
     * for each job would let a user who executes and cancels over and over take every slot of a worker. Which one is left
     * to the id: two jobs of a user that meet in a group take turns.
     */
    static String group(Job job) {
        return job.user() + "#"
                + Math.floorMod(job.id().value().hashCode(), job.plan().concurrentJobs());
    }

    /**
     * SQS drops what comes under the same name within five minutes. Every dispatch that is written down makes a new version,
     * so only one that perhaps did not arrive is sent under the same name: the janitor's, half a minute later, is dropped
     * if the first did arrive. An operator's redrive comes under a name of its own.
     */
    static String once(Job job) {
        return job.id() + "-" + job.version();
    }

    /** So that the worker's lines and its reports are of the trace that queued the run. */
    private static Map<MessageSystemAttributeNameForSends, MessageSystemAttributeValue> trace() {
        return TraceHeader.current()
                .map(trace -> Map.of(
                        MessageSystemAttributeNameForSends.AWS_TRACE_HEADER,
                        MessageSystemAttributeValue.builder()
                                .dataType("String")
                                .stringValue(trace.value())
                                .build()))
                .orElseGet(Map::of);
    }

    private static MessageAttributeValue text(String value) {
        return MessageAttributeValue.builder()
                .dataType("String")
                .stringValue(value)
                .build();
    }
}
