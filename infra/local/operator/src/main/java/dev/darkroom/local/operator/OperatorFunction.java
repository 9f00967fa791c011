package dev.darkroom.local.operator;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.darkroom.contract.operator.OperatorAnswer;
import dev.darkroom.contract.operator.OperatorCommand;
import dev.darkroom.local.cloud.RunningCloud;
import java.nio.file.Path;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** The operator function of a laptop cloud. */
final class OperatorFunction implements AutoCloseable {
    private static final String LOGICAL_ID = "OperatorFunction";

    /** As long as the function itself may take. */
    private static final Duration PATIENCE = Duration.ofMinutes(16);

    private final LambdaClient lambda;
    private final String name;

    private OperatorFunction(LambdaClient lambda, String name) {
        this.lambda = lambda;
        this.name = name;
    }

    /** @throws CannotAsk when no laptop cloud runs on that folder */
    static OperatorFunction of(Path data) {
        var cloud = RunningCloud.find(data)
                .orElseThrow(() -> new CannotAsk("No laptop cloud runs on " + data
                        + ". Start one with `infra/local/run up`, or name the folder of the one that runs with --data DIR"
                        + " (one that was started with --memory cannot be found)."));
        var key = AwsBasicCredentials.create(cloud.accessKey(), cloud.secretKey());
        var client = LambdaClient.builder()
                .endpointOverride(cloud.lambda())
                .region(Region.of(cloud.region()))
                .credentialsProvider(StaticCredentialsProvider.create(key))
                .httpClientBuilder(UrlConnectionHttpClient.builder().socketTimeout(PATIENCE))
                .overrideConfiguration(
                        override -> override.apiCallTimeout(PATIENCE).retryStrategy(RetryMode.STANDARD))
                .build();
        return new OperatorFunction(client, cloud.functions().getOrDefault(LOGICAL_ID, LOGICAL_ID));
    }

    /** @throws CannotAsk when the function failed or cannot be reached */
    OperatorAnswer obey(OperatorCommand command) {
        try {
            var answer = lambda.invoke(
                    request -> request.functionName(name).payload(SdkBytes.fromUtf8String(command.toJson())));
            var payload = answer.payload().asUtf8String();
            if (answer.functionError() != null) {
                throw new CannotAsk("The operator function failed; the log of the laptop cloud says why: " + payload);
            }
            return OperatorAnswer.parse(payload);
        } catch (SdkException e) {
            throw new CannotAsk("The operator function cannot be reached: " + e.getMessage());
        } catch (JsonProcessingException e) {
            throw new CannotAsk("The operator function answers what this command does not know: build both anew.");
        }
    }

    @Override
    public void close() {
        lambda.close();
    }
}
