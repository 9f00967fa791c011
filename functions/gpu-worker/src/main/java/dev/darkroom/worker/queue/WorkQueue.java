package dev.darkroom.worker.queue;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The work queue. Every method may throw the SDK's exceptions; a message survives all of them. */
public final class WorkQueue {

    private static final int MOST_AT_ONCE = 10;

    private final SqsClient sqs;
    private final String url;

    /** @param sqs its HTTP time-out must be longer than a poll */
    public WorkQueue(SqsClient sqs, URI url) {
        this.sqs = sqs;
        this.url = url.toString();
    }

    List<Message> take(int most, Duration wait, Duration visibility) {
        return sqs
                .receiveMessage(receive -> receive.queueUrl(url)
                        .maxNumberOfMessages(Math.min(most, MOST_AT_ONCE))
                        .waitTimeSeconds((int) wait.toSeconds())
                        .visibilityTimeout((int) visibility.toSeconds()))
                .messages()
                .stream()
                .map(message -> new Message(message.messageId(), message.body(), message.receiptHandle()))
                .toList();
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
