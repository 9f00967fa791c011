package dev.darkroom.worker.queue;

import dev.darkroom.observability.TraceHeader;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** The work queue. Every method may throw the SDK's exceptions; a message survives all of them. */
public final class WorkQueue {

    private static final MessageSystemAttributeName SENT = MessageSystemAttributeName.SENT_TIMESTAMP;
    private static final MessageSystemAttributeName TRACE = MessageSystemAttributeName.AWS_TRACE_HEADER;

    private final SqsClient sqs;
    private final String url;
    private final int weight;
    private final InstantSource clock;

    /**
     * @param sqs its HTTP time-out must be longer than a poll
     * @param weight of this queue's photos among those of other queues that wait for a lane, at least 1
     */
    public WorkQueue(SqsClient sqs, URI url, int weight, InstantSource clock) {
        this.sqs = sqs;
        this.url = url.toString();
        this.weight = weight;
        this.clock = clock;
    }

    int weight() {
        return weight;
    }

    /**
     * One message, if there is one within that time. One at a time: a tenant's messages form a group, and its next one is
     * held back while one is in work here, so that the next call meets another tenant.
     */
    Optional<Message> take(Duration wait, Duration visibility) {
        return sqs
                .receiveMessage(receive -> receive.queueUrl(url)
                        .maxNumberOfMessages(1)
                        .waitTimeSeconds((int) wait.toSeconds())
                        .visibilityTimeout((int) visibility.toSeconds())
                        .messageSystemAttributeNames(SENT, TRACE))
                .messages()
                .stream()
                .map(this::taken)
                .findFirst();
    }

    private Message taken(software.amazon.awssdk.services.sqs.model.Message message) {
        var attributes = message.attributes();
        String sent = attributes.get(SENT);
        return new Message(
                message.messageId(),
                message.body(),
                message.receiptHandle(),
                Optional.ofNullable(attributes.get(TRACE)).flatMap(TraceHeader::parse),
                sent == null
                        ? Duration.ZERO
                        : Duration.between(Instant.ofEpochMilli(Long.parseLong(sent)), clock.instant()));
    }

    /** Keeps a message hidden from now on for so long; zero gives it back. */
    void hide(Message message, Duration visibility) {
        sqs.changeMessageVisibility(change ->
                change.queueUrl(url).receiptHandle(message.receipt()).visibilityTimeout((int) visibility.toSeconds()));
    }

    void delete(Message message) {
        sqs.deleteMessage(delete -> delete.queueUrl(url).receiptHandle(message.receipt()));
    }
}
