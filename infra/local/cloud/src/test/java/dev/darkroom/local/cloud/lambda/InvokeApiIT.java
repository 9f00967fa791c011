package dev.darkroom.local.cloud.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.darkroom.local.cloud.LaptopCloud;
import dev.darkroom.local.cloud.fixture.FixtureCloud;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.IdentityProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvalidRequestContentException;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

/** Lambda's Invoke, called by AWS's own client. */
class InvokeApiIT {
    private static final LaptopCloud CLOUD = FixtureCloud.shared();
    private static final LambdaClient LAMBDA =
            client(CLOUD.clients().dynamoDb().serviceClientConfiguration().credentialsProvider());

    private static URI endpoint() {
        var function = CLOUD.stack().function("FixtureFunction");
        return URI.create(function.environment().get("CONNECTIONS")).resolve("/");
    }

    private static LambdaClient client(IdentityProvider<? extends AwsCredentialsIdentity> keys) {
        return LambdaClient.builder()
                .endpointOverride(endpoint())
                .region(Region.EU_WEST_1)
                .credentialsProvider(keys)
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    @AfterAll
    static void close() {
        LAMBDA.close();
    }

    private static InvokeResponse invoke(String function, String payload) {
        return LAMBDA.invoke(request -> request.functionName(function).payload(SdkBytes.fromUtf8String(payload)));
    }

    private static String arn() {
        return CLOUD.stack().function("FixtureFunction").arn();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":live", ":1", ":$LATEST"})
    void aFunctionAnswersUnderItsNameAndItsArn(String qualifier) {
        for (String function : new String[] {"darkroom-FixtureFunction", arn()}) {
            var answer = invoke(function + qualifier, "{\"rawPath\":\"/short\"}");

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.functionError()).isNull();
            assertThat(answer.payload().asUtf8String()).isEqualTo("{\"hello\":\"short\"}");
        }
    }

    @Test
    void aFunctionThatThrowsIsAnAnswerThatSaysSo() {
        var answer = invoke("darkroom-FixtureFunction", "{\"rawPath\":\"/boom\"}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.functionError()).isEqualTo("Unhandled");
        assertThat(answer.payload().asUtf8String())
                .contains("\"errorMessage\":\"boom\"", "\"errorType\":\"java.lang.IllegalStateException\"");
    }

    @Test
    void oneThatTakesTooLongOrDiesIsToo() {
        assertThat(invoke("darkroom-SlowFunction", "{\"rawPath\":\"/slow\"}"))
                .satisfies(late -> assertThat(late.functionError()).isEqualTo("Unhandled"))
                .satisfies(late ->
                        assertThat(late.payload().asUtf8String()).contains("Task timed out after 1.00 seconds"));
        assertThat(invoke("darkroom-FixtureFunction", "{\"rawPath\":\"/exit\"}"))
                .satisfies(dead -> assertThat(dead.functionError()).isEqualTo("Unhandled"))
                .satisfies(dead -> assertThat(dead.payload().asUtf8String()).contains("Runtime exited with status 3"));
    }

    @Test
    void anEventIsTakenAtOnceAndRunsLater() {
        var event = "{\"source\":\"the-event-of-this-test\"}";

        var answer = LAMBDA.invoke(request -> request.functionName("darkroom-FixtureFunction")
                .invocationType(InvocationType.EVENT)
                .payload(SdkBytes.fromUtf8String(event)));

        assertThat(answer.statusCode()).isEqualTo(202);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> CLOUD.logs().stream().anyMatch(line -> line.contains("ticked by the-event-of-this-test")));
    }

    @Test
    void aDryRunRunsNothing() {
        var answer = LAMBDA.invoke(
                request -> request.functionName("darkroom-BrokenFunction").invocationType(InvocationType.DRY_RUN));

        assertThat(answer.statusCode()).isEqualTo(204);
    }

    @Test
    void whatCannotBeInvokedIsRefusedAsLambdaDoes() {
        assertThatThrownBy(() -> invoke("darkroom-Nothing", "{}"))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining("Function not found: darkroom-Nothing");
        assertThatThrownBy(() -> invoke("darkroom-FixtureFunction", "{no json"))
                .isInstanceOf(InvalidRequestContentException.class);
        try (var stranger = client(StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDOTHER", "x")))) {
            assertThatThrownBy(() -> stranger.invoke(request -> request.functionName("darkroom-FixtureFunction")))
                    .isInstanceOfSatisfying(
                            LambdaException.class,
                            refused -> assertThat(refused.statusCode()).isEqualTo(403));
        }
    }

    @Test
    void aWebPageCannotInvoke() throws Exception {
        var unsigned = HttpRequest.newBuilder(
                        endpoint().resolve("/2015-03-31/functions/darkroom-FixtureFunction/invocations"))
                .POST(BodyPublishers.ofString("{\"rawPath\":\"/short\"}"))
                .build();
        try (var page = HttpClient.newHttpClient()) {
            var answer = page.send(unsigned, BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.headers().firstValue("x-amzn-ErrorType")).contains("MissingAuthenticationTokenException");
        }
    }
}
