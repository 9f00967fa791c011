package dev.darkroom.jobs.sqs;

import dev.darkroom.jobs.LostLetters;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.List;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * {@link LostLetters} in SQS. What is taken stays hidden for the queue's visibility, so one round meets none twice; a letter
 * that is kept hides the later ones of its user's group as long.
 */
@Singleton
@Requires(property = "lost.letters.url")
final class SqsLostLetters implements LostLetters {
    private final SqsClient client;
    private final String url;

    /** @param url of the queue ({@code LOST_LETTERS_URL}) */
    SqsLostLetters(SqsClient client, @Property(name = "lost.letters.url") String url) {
        this.client = client;
        this.url = url;
    }

    @Override
    public List<Letter> take(int limit) {
        // waiting a second asks all of the queue's servers: without it a receive may miss what is there
        return client
                .receiveMessage(request ->
                        request.queueUrl(url).maxNumberOfMessages(limit).waitTimeSeconds(1))
                .messages()
                .stream()
                .map(message -> new Letter(message.messageId(), message.receiptHandle(), message.body()))
                .toList();
    }

    @Override
    public void remove(Letter letter) {
        client.deleteMessage(request -> request.queueUrl(url).receiptHandle(letter.handle()));
    }
}
