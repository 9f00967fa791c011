package dev.darkroom.jobs.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.aws.WorkMessages;
import dev.darkroom.contract.Json;
import dev.darkroom.contract.worker.RulesRun;
import dev.darkroom.credits.Plan;
import dev.darkroom.jobs.Job;
import dev.darkroom.jobs.WorkQueue;
import dev.darkroom.kernel.IdSource;
import dev.darkroom.kernel.JobId;
import dev.darkroom.kernel.UserId;
import dev.darkroom.testing.StandIns;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** What the template's queues do with what is sent: who is served first, what comes once, where letters come to rest. */
class SqsWorkQueueIT {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    private final IdSource ids = IdSource.secure(InstantSource.system());
    private final SqsClient client = StandIns.shared().sqs();
    private final String free = StandIns.shared().queueUrl("WorkQueue");
    private final String priority = StandIns.shared().queueUrl("PriorityWorkQueue");
    private final String deadLetters = StandIns.shared().queueUrl("WorkDeadLetters");
    private final String lostLetters = StandIns.shared().queueUrl("WorkLostLetters");
    private final WorkQueue queue = new SqsWorkQueue(new WorkMessages(client), free, priority);

    @BeforeEach
    void forgetWhatOthersSent() {
        Stream.of(free, priority, deadLetters, lostLetters)
                .forEach(url -> client.purgeQueue(purge -> purge.queueUrl(url)));
    }

    private Job aJob(UserId user, Plan plan) {
        return Job.create(JobId.next(ids), user, plan, "seller", 1, List.of(), NOW, NOW);
    }

    private Job sent(UserId user, Plan plan) {
        var job = aJob(user, plan);
        send(job);
        return job;
    }

    private void send(Job job) {
        queue.send(
                job,
                new RulesRun(
                        RulesRun.VERSION,
                        RulesRun.KIND,
                        job.id().value(),
                        job.user().value(),
                        job.preset(),
                        Map.of(),
                        List.of(),
                        Map.of(),
                        List.of(),
                        "https://api.example.com/callback",
                        job.id() + "-",
                        1,
                        NOW));
    }

    /** The next message, as a worker takes it: hidden from now on. */
    private List<Message> take(String url) {
        return client.receiveMessage(receive -> receive.queueUrl(url)
                        .maxNumberOfMessages(1)
                        .waitTimeSeconds(0)
                        .messageAttributeNames("All")
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
                .messages();
    }

    private List<Message> takeAll(String url) {
        var all = new ArrayList<Message>();
        for (var some = take(url); !some.isEmpty(); some = take(url)) {
            all.addAll(some);
        }
        return all;
    }

    private void giveBack(String url, Message message) {
        client.changeMessageVisibility(change ->
                change.queueUrl(url).receiptHandle(message.receiptHandle()).visibilityTimeout(0));
    }

    private void delete(String url, Message message) {
        client.deleteMessage(delete -> delete.queueUrl(url).receiptHandle(message.receiptHandle()));
    }

    private static List<JobId> jobs(List<Message> messages) {
        return messages.stream()
                .map(message -> WorkQueue.jobOf(message.body()).orElseThrow())
                .toList();
    }

    @Test
    void eachPlanHasItsQueue() throws Exception {
        var paid = sent(UserId.next(ids), Plan.PRO);
        var unpaid = sent(UserId.next(ids), Plan.FREE);

        assertThat(jobs(takeAll(priority))).containsExactly(paid.id());
        assertThat(takeAll(free)).singleElement().satisfies(message -> {
            assertThat(Json.read(message.body(), RulesRun.class).jobId())
                    .isEqualTo(unpaid.id().value());
            assertThat(message.messageAttributes())
                    .hasEntrySatisfying(
                            "tenant",
                            tenant -> assertThat(tenant.stringValue())
                                    .isEqualTo(unpaid.user().value()));
            assertThat(message.attributes())
                    .containsEntry(MessageSystemAttributeName.MESSAGE_GROUP_ID, unpaid.user() + "#0");
        });
    }

    @Test
    void howeverManyRunsAUserHasQueuedTheNextTakenIsAnotherUsers() {
        var crowd = UserId.next(ids);
        IntStream.range(0, 50).forEach(i -> sent(crowd, Plan.PRO));
        var other = sent(UserId.next(ids), Plan.PRO);

        var taken = jobs(takeAll(priority));

        assertThat(taken).hasSize(Plan.PRO.concurrentJobs() + 1).contains(other.id());
    }

    @Test
    void aFreeUsersRunsComeOneAfterTheOther() {
        var user = UserId.next(ids);
        var jobs = List.of(sent(user, Plan.FREE).id(), sent(user, Plan.FREE).id());

        var first = takeAll(free);
        assertThat(jobs(first)).containsExactly(jobs.getFirst());
        giveBack(free, first.getFirst());
        var again = takeAll(free);
        assertThat(jobs(again)).as("given back").containsExactly(jobs.getFirst());
        delete(free, again.getFirst());
        assertThat(jobs(takeAll(free))).containsExactly(jobs.getLast());
    }

    @Test
    void whatWasPerhapsNotSentComesOnceWhenItIsSentAgain() {
        var job = sent(UserId.next(ids), Plan.FREE);
        send(job);
        var taken = takeAll(free);
        assertThat(taken).hasSize(1);
        delete(free, taken.getFirst());
        send(job);
        assertThat(takeAll(free))
                .as("sent once more when a worker is done with it")
                .isEmpty();
    }

    @Test
    void aLaterVersionIsAMessageOfItsOwn() {
        var job = sent(UserId.next(ids), Plan.FREE);
        delete(free, takeAll(free).getFirst());

        send(job.dispatched(NOW));

        assertThat(jobs(takeAll(free))).containsExactly(job.id());
    }

    @Test
    void aRunThatNobodyFinishesIsADeadLetterAndOneThatNobodyBuriesIsLost() {
        for (var plan : Plan.values()) {
            var job = sent(UserId.next(ids), plan);
            assertThat(receivesUntilItIsGone(plan == Plan.PRO ? priority : free))
                    .isEqualTo(3);
            // counted anew, or on from there: SQS does not say
            assertThat(receivesUntilItIsGone(deadLetters)).isBetween(2, 5);

            var lost = new SqsLostLetters(client, lostLetters);
            assertThat(lost.take(10)).singleElement().satisfies(letter -> {
                assertThat(WorkQueue.jobOf(letter.body())).contains(job.id());
                lost.remove(letter);
            });
        }
    }

    private int receivesUntilItIsGone(String url) {
        int receives = 0;
        for (var some = take(url); !some.isEmpty(); some = take(url)) {
            giveBack(url, some.getFirst());
            receives++;
        }
        return receives;
    }
}
