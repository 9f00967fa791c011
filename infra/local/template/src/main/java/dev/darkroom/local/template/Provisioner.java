package dev.darkroom.local.template;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.s3.model.BucketAlreadyExistsException;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * Makes the tables, queues and buckets of a stack in the stand-ins. What is there already is left as it is, so a second start
 * finds everything again; a table whose keys the template has changed since is refused, as its items would be lost.
 */
public final class Provisioner {
    private final Clients clients;

    public Provisioner(Clients clients) {
        this.clients = clients;
    }

    /**
     * Makes what is missing.
     *
     * @throws TemplateException when the stand-ins hold a table with other keys than the template's
     */
    public void provision(Stack stack) {
        stack.tables().forEach(this::table);
        var queues = stack.queues().stream().collect(Collectors.toMap(Queue::arn, queue -> queue));
        var made = new HashSet<String>();
        stack.queues().forEach(queue -> queue(queue, queues, made));
        stack.buckets().forEach(this::bucket);
    }

    private void table(Table table) {
        try {
            clients.dynamoDb().createTable(request(table));
        } catch (ResourceInUseException exists) {
            refuseOtherKeys(table);
            return;
        }
        table.ttlAttribute()
                .ifPresent(attribute -> clients.dynamoDb()
                        .updateTimeToLive(update -> update.tableName(table.name())
                                .timeToLiveSpecification(
                                        ttl -> ttl.enabled(true).attributeName(attribute))));
    }

    private static CreateTableRequest request(Table table) {
        var request = CreateTableRequest.builder()
                .tableName(table.name())
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .keySchema(keys(table.keys()))
                .attributeDefinitions(table.attributes().stream()
                        .map(attribute -> AttributeDefinition.builder()
                                .attributeName(attribute.name())
                                .attributeType(attribute.type())
                                .build())
                        .toList());
        if (!table.indexes().isEmpty()) {
            request.globalSecondaryIndexes(
                    table.indexes().stream().map(Provisioner::index).toList());
        }
        return request.build();
    }

    private static GlobalSecondaryIndex index(Table.Index index) {
        return GlobalSecondaryIndex.builder()
                .indexName(index.name())
                .keySchema(keys(index.keys()))
                .projection(projection -> {
                    projection.projectionType(index.projection());
                    if (!index.included().isEmpty()) {
                        projection.nonKeyAttributes(index.included());
                    }
                })
                .build();
    }

    private static List<KeySchemaElement> keys(List<Table.Key> keys) {
        return keys.stream()
                .map(key -> KeySchemaElement.builder()
                        .attributeName(key.attribute())
                        .keyType(key.type())
                        .build())
                .toList();
    }

    private void refuseOtherKeys(Table table) {
        var existing = clients.dynamoDb()
                .describeTable(describe -> describe.tableName(table.name()))
                .table();
        Map<String, List<KeySchemaElement>> wanted = new TreeMap<>(Map.of("", keys(table.keys())));
        table.indexes().forEach(index -> wanted.put(index.name(), keys(index.keys())));
        Map<String, List<KeySchemaElement>> found = new TreeMap<>(Map.of("", existing.keySchema()));
        existing.globalSecondaryIndexes().forEach(index -> found.put(index.indexName(), index.keySchema()));
        if (!wanted.equals(found)) {
            throw new TemplateException(
                    "Resources." + table.logicalId(),
                    "the data folder holds this table with other keys or indexes; start with a fresh one");
        }
    }

    /** Its dead letters' queue first, and that one's before: a redrive policy names a queue that exists. */
    private void queue(Queue queue, Map<String, Queue> queues, Set<String> made) {
        if (made.add(queue.arn())) {
            queue.redrive()
                    .map(redrive -> queues.get(redrive.deadLetterArn()))
                    .ifPresent(deadLetters -> queue(deadLetters, queues, made));
            create(queue);
        }
    }

    private void create(Queue queue) {
        Map<QueueAttributeName, String> attributes = new HashMap<>();
        attributes.put(QueueAttributeName.VISIBILITY_TIMEOUT, seconds(queue.visibility()));
        attributes.put(QueueAttributeName.MESSAGE_RETENTION_PERIOD, seconds(queue.retention()));
        attributes.put(QueueAttributeName.DELAY_SECONDS, seconds(queue.delay()));
        attributes.put(QueueAttributeName.RECEIVE_MESSAGE_WAIT_TIME_SECONDS, seconds(queue.receiveWait()));
        if (queue.fifo()) {
            // a standard queue must not even say that it is none
            attributes.put(QueueAttributeName.FIFO_QUEUE, "true");
        }
        queue.redrive()
                .ifPresent(redrive -> attributes.put(
                        QueueAttributeName.REDRIVE_POLICY,
                        "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":%d}"
                                .formatted(redrive.deadLetterArn(), redrive.maxReceives())));
        clients.sqs().createQueue(create -> create.queueName(queue.name()).attributes(attributes));
    }

    private static String seconds(java.time.Duration duration) {
        return String.valueOf(duration.toSeconds());
    }

    private void bucket(Bucket bucket) {
        try {
            clients.s3().createBucket(create -> create.bucket(bucket.name()));
        } catch (BucketAlreadyOwnedByYouException | BucketAlreadyExistsException exists) {
            clients.s3().headBucket(head -> head.bucket(bucket.name()));
        }
    }
}
