package dev.darkroom.jobs.sqs;

import dev.darkroom.contract.Json;
import dev.darkroom.contract.worker.RulesRun;
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

/** {@link WorkQueue} in SQS. */
@Singleton
@Requires(property = "work.queue.url")
final class SqsWorkQueue implements WorkQueue {
    private final SqsClient client;
    private final String url;

    /** @param url of the queue ({@code WORK_QUEUE_URL}) */
    SqsWorkQueue(SqsClient client, @Property(name = "work.queue.url") String url) {
        this.client = client;
        this.url = url;
    }

    @Override
    public void send(RulesRun run) {
        client.sendMessage(request -> request.queueUrl(url)
                .messageBody(Json.write(run))
                // Of a standard queue: a user with many runs does not keep another's waiting.
                .messageGroupId(run.userId())
                .messageSystemAttributes(trace())
                .messageAttributes(Map.of("kind", text(run.kind()), "tenant", text(run.userId()))));
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
