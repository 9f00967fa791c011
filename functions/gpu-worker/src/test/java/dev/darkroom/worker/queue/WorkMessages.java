package dev.darkroom.worker.queue;

import dev.darkroom.contract.Json;
import dev.darkroom.contract.worker.RulesRun;
import dev.darkroom.kernel.IdSource;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** A work queue as the template makes it, FIFO and grouped by user, and the runs that a test puts there. */
final class WorkMessages {
    private final SqsClient sqs;
    private final IdSource ids;
    private final String url;

    private WorkMessages(SqsClient sqs, IdSource ids, String url) {
        this.sqs = sqs;
        this.ids = ids;
        this.url = url;
    }

    /** A queue of its own, without a dead-letter queue: what comes back can be seen. */
    static WorkMessages newQueue(SqsClient sqs, IdSource ids) {
        var made = sqs.createQueue(create -> create.queueName("work-" + ids.next() + ".fifo")
                .attributes(Map.of(QueueAttributeName.FIFO_QUEUE, "true")));
        return new WorkMessages(sqs, ids, made.queueUrl());
    }

    URI url() {
        return URI.create(url);
    }

    /** @param group the user, and which of the user's jobs at once */
    void send(String group, String body) {
        sqs.sendMessage(send ->
                send.queueUrl(url).messageBody(body).messageGroupId(group).messageDeduplicationId(ids.next()));
    }

    void send(String group, RulesRun run) {
        send(group, Json.write(run));
    }

    boolean isEmpty() {
        return counts().values().stream().allMatch("0"::equals);
    }

    int visible() {
        return Integer.parseInt(counts().getOrDefault(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, ""));
    }

    /** Both at once: a message that changes sides between two calls would be seen on neither. */
    private Map<QueueAttributeName, String> counts() {
        return sqs.getQueueAttributes(get -> get.queueUrl(url)
                        .attributeNames(
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
                .attributes();
    }

    /** Where a photo of a job lies. */
    static String key(String folder, String job, int idx) {
        return folder + "/" + job + "/" + idx;
    }

    static RulesRun run(String job, String user, int photos, int concurrency, URI callback, Instant deadline) {
        return new RulesRun(
                RulesRun.VERSION,
                RulesRun.KIND,
                job,
                user,
                "seller",
                Map.of("Body", new RulesRun.RuleAction("recolor", "#2a6f97")),
                List.of("Gloss"),
                Map.of(),
                IntStream.range(0, photos)
                        .mapToObj(idx -> new RulesRun.Item(
                                idx, key("inputs", job, idx), key("outputs", job, idx), key("previews", job, idx)))
                        .toList(),
                callback.toString(),
                job + "-",
                concurrency,
                deadline);
    }
}
