package dev.darkroom.jobs.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import dev.darkroom.aws.AwsClients;
import dev.darkroom.aws.CallCounter;
import dev.darkroom.aws.Transaction;
import dev.darkroom.contract.worker.Report;
import dev.darkroom.credits.Account;
import dev.darkroom.credits.Plan;
import dev.darkroom.credits.dynamodb.MovementWrites;
import dev.darkroom.http.testing.Answer;
import dev.darkroom.http.testing.HttpFunction;
import dev.darkroom.jobs.PhotoKeys;
import dev.darkroom.jobs.RecordReport;
import dev.darkroom.kernel.IdSource;
import dev.darkroom.kernel.JobId;
import dev.darkroom.kernel.UserId;
import dev.darkroom.realtime.ConnectionId;
import dev.darkroom.realtime.Subscription;
import dev.darkroom.realtime.Subscriptions;
import dev.darkroom.realtime.Topic;
import dev.darkroom.testing.InMemorySecrets;
import dev.darkroom.testing.StandIns;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** What an action costs in calls to AWS services, in a warm environment, against the budget of the architecture. */
class CallBudgetIT {
    private static final String SECRET = "s".repeat(64);

    /** On top of each request with a token; reports of workers are not limited. */
    private static final long RATE_LIMIT = 1;

    private static HttpServer sockets;
    private static HttpFunction function;

    private final IdSource ids = IdSource.secure(InstantSource.system());
    private final UserId user = UserId.next(ids);
    private final Map<String, String> token = Map.of("Authorization", "Bearer " + token(user));

    @BeforeAll
    static void start() throws IOException {
        sockets = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        sockets.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        sockets.start();
        var stores = StandIns.shared();
        System.setProperty("aws.accessKeyId", stores.endpoints().accessKey());
        System.setProperty("aws.secretAccessKey", stores.endpoints().secretKey());
        System.setProperty("aws.region", stores.endpoints().region());
        var properties = new HashMap<String, Object>();
        properties.put("spec.name", "call-budget");
        stores.environment("JobsApiFunction").forEach((name, value) -> set(properties, name, value));
        set(properties, "AWS_ENDPOINT_URL_S3", stores.endpoints().s3().toString());
        set(
                properties,
                "CONNECTIONS_ENDPOINT",
                "http://127.0.0.1:" + sockets.getAddress().getPort());
        set(properties, "RATE_LIMIT_FACTOR", "1000");
        function = HttpFunction.start(properties);
    }

    /** As the environment would: by its own name and as a property. */
    private static void set(Map<String, Object> properties, String variable, String value) {
        properties.put(variable, value);
        properties.put(variable.toLowerCase(Locale.ROOT).replace('_', '.'), value);
    }

    @AfterAll
    static void stop() {
        function.close();
        sockets.stop(0);
    }

    /** The product's own clients, which count, on the stand-ins. */
    @Factory
    @Requires(property = "spec.name", value = "call-budget")
    static class Services {
        @Singleton
        @Primary
        DynamoDbClient dynamoDb(SdkHttpClient http, AwsCredentialsProvider credentials, CallCounter calls) {
            var endpoint = StandIns.shared().endpoints().dynamoDb();
            return AwsClients.build(DynamoDbClient.builder().endpointOverride(endpoint), http, credentials, calls);
        }

        @Singleton
        @Primary
        SqsClient sqs(SdkHttpClient http, AwsCredentialsProvider credentials, CallCounter calls) {
            var endpoint = StandIns.shared().endpoints().sqs();
            return AwsClients.build(SqsClient.builder().endpointOverride(endpoint), http, credentials, calls);
        }

        @Singleton
        @Primary
        SecretsManagerClient secrets() {
            var environment = StandIns.shared().environment("JobsApiFunction");
            return new InMemorySecrets()
                    .with(environment.getOrDefault("JOBS_TOKEN_SECRET_ARN", ""), SECRET)
                    .with(environment.getOrDefault("CAPABILITY_SECRET_ARN", ""), SECRET);
        }
    }

    private static String token(UserId user) {
        try {
            var now = Instant.ofEpochMilli(InstantSource.system().millis());
            var claims = new JWTClaimsSet.Builder()
                    .subject(user.value())
                    .audience("jobs")
                    .issuer("darkroom")
                    .issueTime(Date.from(now))
                    .expirationTime(Date.from(now.plus(Duration.ofHours(1))))
                    .build();
            var token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
            token.sign(new MACSigner(SECRET.getBytes(StandardCharsets.UTF_8)));
            return token.serialize();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    @BeforeEach
    void openAccountAndWarmUp() {
        var opening = Account.open(user, Plan.PRO, InstantSource.system().instant());
        function.bean(MovementWrites.class)
                .open(new Transaction(function.bean(DynamoDbClient.class)), opening)
                .commit();
        assertThat(get("/me").status()).isEqualTo(200);
    }

    private Answer get(String path) {
        return function.get(path, token);
    }

    private Answer post(String path, String json) {
        return function.post(path, token, json);
    }

    private static <T> T costs(long calls, Callable<T> action) throws Exception {
        var counter = function.bean(CallCounter.class);
        long before = counter.total();
        var result = action.call();
        assertThat(counter.total() - before).isEqualTo(calls);
        return result;
    }

    private String aJob(int photos) {
        var created = post("/jobs", "{\"preset\":\"seller\",\"item_count\":" + photos + "}");
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        return created.data().path("job_id").asText();
    }

    private PhotoKeys keys(String job) {
        return new PhotoKeys(user, new JobId(job));
    }

    private void upload(String job, int photos) {
        var stores = StandIns.shared();
        for (int idx = 0; idx < photos; idx++) {
            var key = keys(job).input(idx);
            stores.s3()
                    .putObject(
                            put -> put.bucket(stores.bucketName("PhotosBucket")).key(key),
                            RequestBody.fromString("photo"));
        }
    }

    @Test
    void readingCostsOneCall() throws Exception {
        var job = aJob(1);
        costs(1 + RATE_LIMIT, () -> get("/me"));
        costs(1 + RATE_LIMIT, () -> get("/jobs/" + job));
        costs(RATE_LIMIT, () -> get("/presets"));
    }

    @Test
    void creatingAJobOfAnySizeCostsOneCall() throws Exception {
        costs(1 + RATE_LIMIT, () -> aJob(1));
        costs(1 + RATE_LIMIT, () -> aJob(150));
    }

    @Test
    void confirmingCostsThreeCallsAndExecutingFour() throws Exception {
        var job = aJob(2);
        upload(job, 2);
        var confirmed = costs(3 + RATE_LIMIT, () -> post("/jobs/" + job + "/confirm-upload", "{}"));
        assertThat(confirmed.status()).as(confirmed.text()).isEqualTo(200);
        var body = "{\"concepts\":{\"Body\":{\"action\":\"remove\"}}}";
        var executed = costs(4 + RATE_LIMIT, () -> post("/jobs/" + job + "/execute", body));
        assertThat(executed.status()).as(executed.text()).isEqualTo(202);
    }

    @Test
    void cancellingCostsTwoCallsAndTwoToTellIt() throws Exception {
        var job = aJob(1);
        // Read and settle; then the event: the topic's end (nobody knew the topic), append, subscribers.
        var canceled = costs(2 + 3 + RATE_LIMIT, () -> post("/jobs/" + job + "/cancel", "{}"));
        assertThat(canceled.status()).as(canceled.text()).isEqualTo(200);
    }

    @Test
    void aPhotoReportedToOneViewerCostsFourCalls() throws Exception {
        var job = aJob(3);
        upload(job, 3);
        post("/jobs/" + job + "/confirm-upload", "{}");
        post("/jobs/" + job + "/execute", "{\"concepts\":{\"Body\":{\"action\":\"remove\"}}}");
        var now = InstantSource.system().instant();
        function.bean(Subscriptions.class)
                .begin(new Subscription(
                        Topic.job(new JobId(job)),
                        new ConnectionId("viewer"),
                        true,
                        0,
                        "test",
                        now,
                        now.plus(Duration.ofHours(1)),
                        false));
        var reports = function.bean(RecordReport.class);
        reports.record(new JobId(job), new Report.Running("a1")).orRefuse();
        for (int idx : List.of(0, 1)) {
            var done = new Report.PhotoDone(
                    "a1", idx, keys(job).output(idx), keys(job).preview(idx), "key-" + idx);
            costs(4, () -> reports.record(new JobId(job), done).orRefuse());
        }
    }
}
