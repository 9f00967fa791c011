package dev.darkroom.realtime.sqs;

import dev.darkroom.realtime.ReplayQueue;
import dev.darkroom.realtime.ReplayRequest;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.sqs.SqsClient;

/** {@link ReplayQueue} on SQS. */
@Singleton
final class SqsReplayQueue implements ReplayQueue {
    private final SqsClient client;
    private final ReplayQueueConfiguration configuration;

    SqsReplayQueue(SqsClient client, ReplayQueueConfiguration configuration) {
        this.client = client;
        this.configuration = configuration;
    }

    @Override
    public void enqueue(ReplayRequest request) {
        client.sendMessage(message -> message.queueUrl(configuration.queueUrl()).messageBody(request.toJson()));
    }
}
