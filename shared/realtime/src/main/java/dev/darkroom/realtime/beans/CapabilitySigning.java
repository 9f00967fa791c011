package dev.darkroom.realtime.beans;

import io.micronaut.context.annotation.ConfigurationProperties;
import java.net.URI;

/**
 * What signed URLs are made of.
 *
 * @param webSocketUrl what clients connect to, {@code wss://…} ({@code WEBSOCKET_URL})
 * @param secretArn of the secret that signs, 32 bytes or more ({@code CAPABILITY_SECRET_ARN})
 */
@ConfigurationProperties("darkroom.realtime.capabilities")
public record CapabilitySigning(URI webSocketUrl, String secretArn) {}
