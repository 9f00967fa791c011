package dev.darkroom.jobs.sqs;

import dev.darkroom.jobs.LostLetters;
import dev.darkroom.jobs.LostLettersContract;
import dev.darkroom.testing.StandIns;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import software.amazon.awssdk.services.sqs.SqsClient;

class SqsLostLettersIT extends LostLettersContract {
    private final SqsClient client = StandIns.shared().sqs();
    private final String url = StandIns.shared().queueUrl("WorkLostLetters");
    private final List<LostLetters.Letter> taken = new ArrayList<>();

    /** Remembers what it hands out, so that time can pass for it without a wait. */
    private final LostLetters letters = new LostLetters() {
        private final LostLetters queue = new SqsLostLetters(client, url);

        @Override
        public List<Letter> take(int limit) {
            var some = queue.take(limit);
            taken.addAll(some);
            return some;
        }

        @Override
        public void remove(Letter letter) {
            queue.remove(letter);
            taken.remove(letter);
        }
    };

    @Override
    protected LostLetters letters() {
        return letters;
    }

    @Override
    protected void drop(String body) {
        var group =
                UUID.randomUUID().toString(); // of a user each: a letter that is taken hides the others of its group
        client.sendMessage(request ->
                request.queueUrl(url).messageBody(body).messageGroupId(group).messageDeduplicationId(group));
    }

    @Override
    protected void timePasses() {
        taken.forEach(letter -> client.changeMessageVisibility(
                request -> request.queueUrl(url).receiptHandle(letter.handle()).visibilityTimeout(0)));
        taken.clear();
    }
}
