package dev.darkroom.svg.api;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.darkroom.aws.CallCounter;
import dev.darkroom.http.Neighbour;
import dev.darkroom.http.RouteGroup;
import io.micronaut.context.annotation.Property;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** {@link Neighbour}: sessions whose ids begin with {@code session_} are compositions, and the composition function's. */
@Singleton
final class CompositionNeighbour implements Neighbour {
    /** As the gateway writes and reads: no settings of ours. */
    private static final ObjectMapper GATEWAY = new ObjectMapper();

    /** The neighbour may have to start first; the gateway gives up at 30 s. */
    private static final Duration PATIENCE = Duration.ofSeconds(27);

    private final SdkHttpClient http;
    private final LambdaClient lambda;
    private final String function;

    /** @param function ARN of the function's alias ({@code COMPOSITION_FUNCTION_ARN}) */
    CompositionNeighbour(
            AwsCredentialsProvider credentials,
            CallCounter calls,
            @Property(name = "composition.function.arn") String function) {
        this.http = UrlConnectionHttpClient.builder().socketTimeout(PATIENCE).build();
        this.lambda = LambdaClient.builder()
                .httpClient(http)
                .credentialsProvider(credentials)
                .overrideConfiguration(
                        override -> override.apiCallTimeout(PATIENCE).addExecutionInterceptor(calls))
                .build();
        this.function = function;
    }

    @Override
    public boolean answers(RouteGroup group) {
        return group == RouteGroup.COMPOSITION;
    }

    @Override
    public APIGatewayV2HTTPResponse ask(APIGatewayV2HTTPEvent event) {
        try {
            var payload = SdkBytes.fromByteArray(GATEWAY.writeValueAsBytes(event));
            var answer = lambda.invoke(request -> request.functionName(function).payload(payload));
            if (answer.functionError() != null) {
                throw new IllegalStateException("the composition function failed; its log says why");
            }
            return GATEWAY.readValue(answer.payload().asUtf8String(), APIGatewayV2HTTPResponse.class);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException("the composition function does not speak as the gateway does", unreadable);
        }
    }

    @PreDestroy
    void close() {
        lambda.close();
        http.close();
    }
}
