package dev.darkroom.realtime.apigateway;

import dev.darkroom.realtime.ConnectionId;
import dev.darkroom.realtime.Limits;
import dev.darkroom.realtime.Poster;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.apigatewaymanagementapi.ApiGatewayManagementApiClient;
import software.amazon.awssdk.services.apigatewaymanagementapi.model.ApiGatewayManagementApiException;
import software.amazon.awssdk.services.apigatewaymanagementapi.model.GoneException;
import software.amazon.awssdk.services.apigatewaymanagementapi.model.PayloadTooLargeException;

/** {@link Poster} over {@code @connections}; the SDK tries again on throttling and errors of the gateway. */
@Singleton
final class GatewayPoster implements Poster {
    private static final Logger LOG = LoggerFactory.getLogger(GatewayPoster.class);

    private static final AwsRequestOverrideConfiguration IN_TIME = AwsRequestOverrideConfiguration.builder()
            .apiCallTimeout(Limits.POST_TIMEOUT)
            .build();

    private final ApiGatewayManagementApiClient client;

    GatewayPoster(ApiGatewayManagementApiClient client) {
        this.client = client;
    }

    @Override
    public Outcome post(ConnectionId connection, String message) {
        try {
            client.postToConnection(request -> request.connectionId(connection.value())
                    .data(SdkBytes.fromUtf8String(message))
                    .overrideConfiguration(IN_TIME));
            return Outcome.DELIVERED;
        } catch (GoneException gone) {
            return Outcome.GONE;
        } catch (PayloadTooLargeException ours) {
            throw new IllegalStateException("a message of " + message.length() + " characters left the server", ours);
        } catch (ApiGatewayManagementApiException | SdkClientException refused) {
            LOG.warn("could not post to {}", connection, refused);
            return Outcome.FAILED;
        }
    }

    @Override
    public boolean isOpen(ConnectionId connection) {
        try {
            client.getConnection(
                    request -> request.connectionId(connection.value()).overrideConfiguration(IN_TIME));
            return true;
        } catch (GoneException gone) {
            return false;
        }
    }

    @Override
    public void disconnect(ConnectionId connection) {
        try {
            client.deleteConnection(
                    request -> request.connectionId(connection.value()).overrideConfiguration(IN_TIME));
        } catch (GoneException gone) {
            LOG.debug("{} was closed already", connection);
        }
    }
}
