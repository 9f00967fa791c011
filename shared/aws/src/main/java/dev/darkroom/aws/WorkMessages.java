package dev.darkroom.aws;

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
 * Sends runs to the two FIFO queues that workers poll (contract {@code worker.md}). Owns where a run goes and what SQS is told of it; what
 * is sent under one name within five minutes is never delivered twice for it.
 */
@Singleton
@Requires(property = "work.queue.url")
public final class WorkMessages {
    private final SqsClient client;
    private final String url;
    private final String priorityUrl;

    /**
     * @param url of the queue for whoever does not pay ({@code WORK_QUEUE_URL})
     * @param priorityUrl of the queue for whoever does ({@code PRIORITY_WORK_QUEUE_URL})
     */
    public WorkMessages(
            SqsClient client,
            @Property(name = "work.queue.url") String url,
            @Property(name = "priority.work.queue.url") String priorityUrl) {
        this.client = client;
        this.url = url;
        this.priorityUrl = priorityUrl;
    }

    /** Which of the queues. */
    public enum Line {
        FREE,
        PAID
    }

    /**
     * A run as the queue takes it.
     *
     * @param kind tells workers how to read the body
     * @param tenant who shares a worker's lanes with others
     * @param group locked while a message of it is in work
     * @param once what comes under the same name within five minutes is dropped
     */
    public record Message(String kind, String tenant, String group, String once, String body) {}

    /** One call. */
    public void send(Line line, Message message) {
        var queue = switch (line) {
            case FREE -> url;
            case PAID -> priorityUrl;
        };
        client.sendMessage(request -> request.queueUrl(queue)
                .messageBody(message.body())
                .messageGroupId(message.group())
                .messageDeduplicationId(message.once())
                .messageSystemAttributes(trace())
                .messageAttributes(Map.of("kind", text(message.kind()), "tenant", text(message.tenant()))));
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
