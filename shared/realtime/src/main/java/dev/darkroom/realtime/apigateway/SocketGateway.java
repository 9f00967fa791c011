package dev.darkroom.realtime.apigateway;

import io.micronaut.context.annotation.ConfigurationProperties;
import java.net.URI;

/**
 * Where sockets are posted to.
 *
 * @param connectionsEndpoint of the WebSocket API's stage, {@code https://…} ({@code CONNECTIONS_ENDPOINT})
 */
@ConfigurationProperties("darkroom.realtime.gateway")
public record SocketGateway(URI connectionsEndpoint) {}
