package dev.darkroom.aws;

import dev.darkroom.observability.TraceHeader;
import jakarta.inject.Singleton;
import java.util.Map;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeNameForSends;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeValue;

/**
 * Sends runs to the FIFO queues that workers poll (contract {@code worker.md}). Owns what SQS is told of a run, not which queue it belongs to;
 * what is sent under one name within five minutes is never delivered twice for it.
 */
@Singleton
public final class WorkMessages {
    private final SqsClient client;

    public WorkMessages(SqsClient client) {
        this.client = client;
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

    /**
     * One call.
     *
     * @param queue URL of the queue
     */
    public void send(String queue, Message message) {
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
