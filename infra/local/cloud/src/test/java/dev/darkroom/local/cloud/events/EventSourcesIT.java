package dev.darkroom.local.cloud.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.darkroom.local.cloud.LaptopCloud;
import dev.darkroom.local.cloud.fixture.FixtureCloud;
import dev.darkroom.local.cloud.lambda.Outcome;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class EventSourcesIT {
    private final LaptopCloud cloud = FixtureCloud.shared();

    @Test
    void aTakenMessageIsDeletedAndARefusedOneComesBackUntilItIsDead() {
        send("good-1");
        send("bad-1");

        await().atMost(Duration.ofSeconds(40))
                .untilAsserted(() -> assertThat(cloud.logs())
                        .anyMatch(line -> line.contains("received good-1 time 1"))
                        .anyMatch(line -> line.contains("received bad-1 time 2")));
        awaitDead("Dead", "bad-1");
        assertThat(cloud.logs()).noneMatch(line -> line.contains("received good-1 time 2"));
    }

    @Test
    void messagesOfAGroupAreHandedOverInOrderAndARefusedOneKeepsTheOthersOnlyUntilItIsDead() {
        send("bad-2", "group");
        send("good-2", "group");
        send("good-3", "group");

        awaitDead("OrderedDead", "bad-2");
        await().atMost(Duration.ofSeconds(40))
                .untilAsserted(() -> assertThat(cloud.logs())
                        .anyMatch(line -> line.contains("received good-2 time 1"))
                        .anyMatch(line -> line.contains("received good-3 time 1")));
        assertThat(cloud.logs().stream().filter(line -> line.matches(".*received (bad-2|good-2|good-3) time 1.*")))
                .extracting(line -> line.replaceAll(".*received (\\S+) time 1.*", "$1"))
                .containsExactly("bad-2", "good-2", "good-3");
    }

    @Test
    void aScheduleCanBeFiredAtOnce() throws InterruptedException {
        assertThat(cloud.runSchedule("FixtureFunction")).isInstanceOf(Outcome.Answered.class);
        await().untilAsserted(
                        () -> assertThat(cloud.logs()).anyMatch(line -> line.contains("ticked by aws.scheduler")));
    }

    private void awaitDead(String logicalId, String body) {
        String dead = cloud.stack().queue(logicalId).url().toString();
        await().atMost(Duration.ofSeconds(40))
                .untilAsserted(() -> assertThat(cloud.clients()
                                .sqs()
                                .receiveMessage(
                                        receive -> receive.queueUrl(dead).waitTimeSeconds(1))
                                .messages())
                        .singleElement()
                        .satisfies(message -> assertThat(message.body()).isEqualTo(body)));
    }

    private void send(String body, String group) {
        String queue = cloud.stack().queue("Ordered").url().toString();
        cloud.clients()
                .sqs()
                .sendMessage(message -> message.queueUrl(queue)
                        .messageBody(body)
                        .messageGroupId(group)
                        .messageDeduplicationId(body));
    }

    private void send(String body) {
        String queue = cloud.stack().queue("Work").url().toString();
        cloud.clients().sqs().sendMessage(message -> message.queueUrl(queue).messageBody(body));
    }
}
