package dev.darkroom.realtime.beans;

import dev.darkroom.aws.AwsClients;
import dev.darkroom.aws.CallCounter;
import dev.darkroom.aws.Secrets;
import dev.darkroom.kernel.IdSource;
import dev.darkroom.realtime.Capabilities;
import dev.darkroom.realtime.Connections;
import dev.darkroom.realtime.Conversation;
import dev.darkroom.realtime.EventLog;
import dev.darkroom.realtime.FanOut;
import dev.darkroom.realtime.Handshakes;
import dev.darkroom.realtime.Pause;
import dev.darkroom.realtime.Poster;
import dev.darkroom.realtime.ReplayQueue;
import dev.darkroom.realtime.Replays;
import dev.darkroom.realtime.Subscriptions;
import dev.darkroom.realtime.TicketStore;
import dev.darkroom.realtime.Tickets;
import dev.darkroom.realtime.TopicAccess;
import dev.darkroom.realtime.Topics;
import dev.darkroom.realtime.apigateway.SocketGateway;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.InstantSource;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.apigatewaymanagementapi.ApiGatewayManagementApiClient;

/** Puts the parts of live delivery together. */
@Factory
final class RealtimeBeans {
    private final SecureRandom random = new SecureRandom();
    private final Pause pause = Pause.real();

    @Singleton
    @Bean(preDestroy = "close")
    ApiGatewayManagementApiClient gateway(
            SocketGateway gateway, SdkHttpClient http, AwsCredentialsProvider credentials, CallCounter calls) {
        var builder = ApiGatewayManagementApiClient.builder().endpointOverride(gateway.connectionsEndpoint());
        return AwsClients.build(builder, http, credentials, calls);
    }

    @Singleton
    Topics topics(
            EventLog log, Subscriptions subscriptions, Connections connections, Poster poster, InstantSource clock) {
        return new Topics(log, new FanOut(subscriptions, connections, poster), clock, random, pause);
    }

    @Singleton
    Capabilities capabilities(CapabilitySigning signing, Secrets secrets) {
        return new Capabilities(signing.webSocketUrl(), () -> secrets.read(signing.secretArn()));
    }

    @Singleton
    Tickets tickets(TicketStore store, InstantSource clock) {
        return new Tickets(store, clock, random);
    }

    @Singleton
    Replays replays(
            EventLog log,
            Subscriptions subscriptions,
            Connections connections,
            Poster poster,
            ReplayQueue queue,
            InstantSource clock) {
        return new Replays(log, subscriptions, connections, poster, queue, clock, pause);
    }

    @Singleton
    Conversation conversation(
            Connections connections,
            Subscriptions subscriptions,
            TopicAccess access,
            Replays replays,
            Poster poster,
            InstantSource clock,
            IdSource ids) {
        return new Conversation(connections, subscriptions, access, replays, poster, clock, ids);
    }

    @Singleton
    Handshakes handshakes(
            Capabilities capabilities,
            Tickets tickets,
            Connections connections,
            Subscriptions subscriptions,
            ReplayQueue queue,
            InstantSource clock,
            IdSource ids) {
        return new Handshakes(capabilities, tickets, connections, subscriptions, queue, clock, ids);
    }
}
