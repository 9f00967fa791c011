package dev.darkroom.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class StandInsIT {
    private final StandIns standIns = StandIns.shared();

    @Test
    void tablesOfTheTemplateKeepItems() {
        String table = standIns.tableName("AccountsTable");
        standIns.dynamoDb()
                .putItem(put -> put.tableName(table).item(Map.of("user_id", AttributeValue.fromS("u_stand_ins"))));

        assertThat(standIns.dynamoDb()
                        .getItem(
                                get -> get.tableName(table).key(Map.of("user_id", AttributeValue.fromS("u_stand_ins"))))
                        .hasItem())
                .isTrue();
    }

    @Test
    void aQueueOfTheTemplateGivesBackWhatItTook() {
        String queue = standIns.queueUrl("ReplayQueue");
        standIns.sqs()
                .sendMessage(send -> send.queueUrl(queue).messageBody("hello").messageGroupId("u_1"));

        assertThat(standIns.sqs()
                        .receiveMessage(receive -> receive.queueUrl(queue).waitTimeSeconds(5))
                        .messages())
                .singleElement()
                .satisfies(message -> assertThat(message.body()).isEqualTo("hello"));
    }

    @Test
    void theBucketOfTheTemplateKeepsObjects() {
        String bucket = standIns.bucketName("PhotosBucket");
        standIns.s3().putObject(put -> put.bucket(bucket).key("inputs/a b/ü.txt"), RequestBody.fromString("photo"));

        assertThat(standIns.s3()
                        .getObjectAsBytes(get -> get.bucket(bucket).key("inputs/a b/ü.txt"))
                        .asUtf8String())
                .isEqualTo("photo");
    }

    @Test
    void aSecondProvisioningFindsEverythingAgain() {
        try (var clients = new dev.darkroom.local.template.Clients(standIns.endpoints())) {
            new dev.darkroom.local.template.Provisioner(clients).provision(standIns.stack());
        }

        assertThat(standIns.environment("JobsApiFunction"))
                .containsEntry("ACCOUNTS_TABLE", standIns.tableName("AccountsTable"))
                .containsEntry("PRIORITY_WORK_QUEUE_URL", standIns.queueUrl("PriorityWorkQueue"))
                .containsEntry("WORK_QUEUE_URL", standIns.queueUrl("WorkQueue"));
    }
}
