package dev.darkroom.testing;

import dev.darkroom.local.template.Clients;
import dev.darkroom.local.template.Database;
import dev.darkroom.local.template.Endpoints;
import dev.darkroom.local.template.Provisioner;
import dev.darkroom.local.template.Stack;
import dev.darkroom.local.template.Surroundings;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * DynamoDB, SQS, S3 and PostgreSQL with the tables, queues and buckets of the repository's {@code template.yaml}, in memory, one set per
 * test JVM. They start with the first test that asks and end with the JVM. They are the project's own stand-ins, or LocalStack
 * in a container when the build runs with {@code -Plocalstack}.
 */
public final class StandIns {
    private static final String STACK_NAME = "darkroom-test";
    /** Nothing listens here: integration tests run without a gateway. */
    private static final URI NO_GATEWAY = URI.create("http://gateway.invalid");

    private final Endpoints endpoints;
    private final Clients clients;
    private final Stack stack;

    private StandIns(Endpoints endpoints, Clients clients, Stack stack) {
        this.endpoints = endpoints;
        this.clients = clients;
        this.stack = stack;
    }

    /**
     * The set of this JVM; the first call takes about three seconds.
     *
     * @throws org.opentest4j.TestAbortedException when LocalStack is asked for and no Docker runs: the test is skipped, aloud
     */
    public static StandIns shared() {
        Provider.chosen().skipWhereItCannotRun();
        return Shared.INSTANCE;
    }

    private static final class Shared {
        static final StandIns INSTANCE = start();
    }

    private static StandIns start() {
        Path root = Path.of(System.getProperty("darkroom.root", ""));
        Endpoints endpoints = Provider.chosen().start(root);
        var clients = new Clients(endpoints);
        Stack stack = Stack.read(
                root.resolve("template.yaml"),
                Map.of("StageName", "local", "Revision", "0000000"),
                surroundings(endpoints));
        new Provisioner(clients).provision(stack);
        return new StandIns(endpoints, clients, stack);
    }

    private static Surroundings surroundings(Endpoints endpoints) {
        return Surroundings.of(STACK_NAME, endpoints, NO_GATEWAY, URI.create("ws://gateway.invalid"), NO_GATEWAY);
    }

    /** Where the stand-ins listen and the key pair which they accept. */
    public Endpoints endpoints() {
        return endpoints;
    }

    /** The evaluated template, for names and settings beyond those below. */
    public Stack stack() {
        return stack;
    }

    /** Physical name of the table with that logical id, for example {@code AccountsTable}. */
    public String tableName(String logicalId) {
        return stack.table(logicalId).name();
    }

    /** URL of the queue with that logical id. */
    public String queueUrl(String logicalId) {
        return stack.queue(logicalId).url().toString();
    }

    /** Physical name of the bucket with that logical id. */
    public String bucketName(String logicalId) {
        return stack.bucket(logicalId).name();
    }

    /** The variables that the template gives the function of that logical id. */
    public Map<String, String> environment(String functionLogicalId) {
        return stack.function(functionLogicalId).environment();
    }

    /**
     * The variables by which an SDK client of another process, or a property source of this one, finds the stand-ins and their
     * credentials.
     */
    public Map<String, String> sdkEnvironment() {
        return Map.of(
                "AWS_REGION", endpoints.region(),
                "AWS_ACCESS_KEY_ID", endpoints.accessKey(),
                "AWS_SECRET_ACCESS_KEY", endpoints.secretKey(),
                "AWS_ENDPOINT_URL_DYNAMODB", endpoints.dynamoDb().toString(),
                "AWS_ENDPOINT_URL_SQS", endpoints.sqs().toString(),
                "AWS_ENDPOINT_URL_S3", endpoints.s3().toString());
    }

    /** PostgreSQL, empty; it starts with the first connection, which takes some two seconds. */
    public Database database() {
        return endpoints.database();
    }

    public DynamoDbClient dynamoDb() {
        return clients.dynamoDb();
    }

    public SqsClient sqs() {
        return clients.sqs();
    }

    public S3Client s3() {
        return clients.s3();
    }
}
