package dev.darkroom.acceptance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.darkroom.contract.Json;
import dev.darkroom.contract.operator.OperatorCommand;
import dev.darkroom.local.cloud.LaptopCloud;
import dev.darkroom.local.cloud.Options;
import dev.darkroom.local.cloud.StartException;
import dev.darkroom.local.cloud.lambda.Outcome;
import dev.darkroom.local.demo.client.User;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The laptop cloud of this JVM, with one GPU worker unless a test took it away. Stopped when the JVM ends. */
final class Laptop {
    private static @Nullable Laptop shared;
    private final LaptopCloud cloud;
    private final Path data;
    private int worker;

    private Laptop(LaptopCloud cloud, Path data) {
        this.cloud = cloud;
        this.data = data;
    }

    static synchronized Laptop shared() {
        if (shared == null) {
            shared = started();
        }
        return shared;
    }

    private static Laptop started() {
        Path root = Path.of(System.getProperty("darkroom.root", "."))
                .toAbsolutePath()
                .normalize();
        try {
            Path data = Files.createTempDirectory("darkroom-acceptance");
            LaptopCloud cloud =
                    LaptopCloud.start(Options.of(root).withData(data).withWorkers(1));
            Runtime.getRuntime().addShutdownHook(new Thread(cloud::close, "stop the laptop cloud"));
            return new Laptop(cloud, data);
        } catch (StartException e) {
            throw new IllegalStateException("the laptop cloud does not start: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI baseUri() {
        return cloud.baseUri();
    }

    /** SIGKILL, as when a machine is lost. Nothing takes work until {@link #newWorker}. */
    void killWorker() {
        cloud.killWorker(worker);
    }

    void newWorker() {
        try {
            worker = cloud.startWorker();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs while nobody takes work from the queue; afterwards there is a worker again. */
    void withoutWorker(Check check) throws Exception {
        killWorker();
        try {
            check.run();
        } finally {
            newWorker();
        }
    }

    /** Where it keeps everything, and says where it runs. */
    Path data() {
        return data;
    }

    /** Sets what an account's row says can be spent, past everything that keeps the books. */
    void tamper(String user, long available) {
        cloud.clients()
                .dynamoDb()
                .updateItem(update -> update.tableName(
                                cloud.stack().table("AccountsTable").name())
                        .key(Map.of("user_id", AttributeValue.fromS(user)))
                        .updateExpression("SET available = :available")
                        .expressionAttributeValues(
                                Map.of(":available", AttributeValue.fromN(Long.toString(available)))));
    }

    /** As an operator does it. */
    void makePro(User user) {
        operate(new OperatorCommand.Grant("pro-" + user.id(), user.id(), 0, "pro", "a test"));
    }

    private void operate(OperatorCommand command) {
        Outcome outcome = called(
                () -> cloud.callFunction("OperatorFunction", command.toJson().getBytes(StandardCharsets.UTF_8)));
        if (!(outcome instanceof Outcome.Answered)) {
            throw new AssertionError(command + ": " + outcome);
        }
    }

    /** One round of the janitor. */
    void sweep() {
        Outcome outcome = called(() -> cloud.runSchedule("JanitorFunction"));
        if (!(outcome instanceof Outcome.Answered)) {
            throw new AssertionError("the janitor: " + outcome);
        }
    }

    private static Outcome called(Callable<Outcome> call) {
        try {
            return call.call();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** Lets a live job be overdue. */
    void makeDue(String jobId) {
        cloud.clients()
                .dynamoDb()
                .updateItem(update -> update.tableName(
                                cloud.stack().table("JobsTable").name())
                        .key(Map.of("job_id", AttributeValue.fromS(jobId)))
                        .updateExpression("SET due_at = :now")
                        .expressionAttributeValues(
                                Map.of(":now", AttributeValue.fromN(Long.toString(System.currentTimeMillis())))));
    }

    /** The latest lines of the log, oldest first. */
    List<String> logs() {
        return cloud.logs();
    }

    /** Lets all that refresh tokens were replaced by lie further back, as if that time had passed. */
    void letRotationsAge(Duration by) throws SQLException, JsonProcessingException {
        var function = cloud.stack().function("IdentityApiFunction");
        JsonNode login = Json.mapper().readTree(cloud.secret("DatabaseStack.Cluster"));
        try (var connection = DriverManager.getConnection(
                        function.environment().get("DATABASE_URL"),
                        login.path("username").asText(),
                        login.path("password").asText());
                var statement = connection.createStatement()) {
            statement.executeUpdate("UPDATE identity.refresh_tokens SET rotated_at = rotated_at - interval '"
                    + by.toSeconds() + " seconds'");
        }
    }

    /** Puts a letter where those lie that the janitor gave up. */
    void dropLetter(String body) {
        String once = UUID.randomUUID().toString();
        cloud.clients()
                .sqs()
                .sendMessage(send -> send.queueUrl(
                                cloud.stack().queue("WorkLostLetters").url().toString())
                        .messageBody(body)
                        .messageGroupId(once)
                        .messageDeduplicationId(once));
    }

    /** Empties the lost letters. */
    void forgetLetters() {
        cloud.clients()
                .sqs()
                .purgeQueue(purge -> purge.queueUrl(
                        cloud.stack().queue("WorkLostLetters").url().toString()));
    }

    /** What a test does, with whatever it throws. */
    interface Check {
        void run() throws Exception;
    }

    /** What signs reports. */
    String callbackSecret() {
        return secret("CallbackSecret");
    }

    /** The current value of a secret of the template. */
    String secret(String logicalId) {
        return cloud.secret(logicalId);
    }

    /** SIGKILL to all that a function runs in: it forgets what it has read. The next call starts it anew. */
    void killFunction(String logicalId) {
        cloud.killFunction(logicalId);
    }

    /** All that a worker is given: the queues, the bucket, the secret, and how the SDK reaches and signs for them. */
    Map<String, String> workerVariables() {
        var sqs = cloud.clients().sqs().serviceClientConfiguration();
        var s3 = cloud.clients().s3().serviceClientConfiguration();
        var key = cloud.stack();
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("WORK_QUEUE_URL", key.outputs().get("WorkQueueUrls"));
        variables.put("OBJECT_STORE_BUCKET", key.bucket("PhotosBucket").name());
        variables.put("CALLBACK_SECRET", callbackSecret());
        variables.put(
                "AWS_ENDPOINT_URL_SQS", sqs.endpointOverride().orElseThrow().toString());
        variables.put("AWS_ENDPOINT_URL_S3", s3.endpointOverride().orElseThrow().toString());
        variables.put("AWS_REGION", s3.region().id());
        variables.put("AWS_DEFAULT_REGION", s3.region().id());
        var identity = s3.credentialsProvider().resolveIdentity().join();
        variables.put("AWS_ACCESS_KEY_ID", identity.accessKeyId());
        variables.put("AWS_SECRET_ACCESS_KEY", identity.secretAccessKey());
        return variables;
    }
}
