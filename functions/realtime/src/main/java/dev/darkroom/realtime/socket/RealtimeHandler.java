package dev.darkroom.realtime.socket;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.darkroom.http.HttpHandler;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Takes the three kinds of events that this function is subscribed to and tells them apart by their shape: what happens
 * on a socket, a batch of replays, and an HTTP request. Anything else is a wrong subscription and fails.
 */
public final class RealtimeHandler implements RequestStreamHandler {
    /** Kept free at the end of an invocation: the post at hand, and handing the rest of a replay on. */
    private static final Duration RESERVE = Duration.ofSeconds(6);

    /** The gateway's own spelling, not that of our contracts. */
    private static final ObjectMapper EVENTS = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final HttpHandler http;
    private final Sockets sockets;
    private final ReplayBatch replays;
    private final InstantSource clock;

    /** For Lambda, which makes one per environment; the clients are made now so that a snapshot holds them. */
    public RealtimeHandler() {
        this(new HttpHandler());
    }

    RealtimeHandler(ApplicationContext beans) {
        this(new HttpHandler(beans));
    }

    private RealtimeHandler(HttpHandler http) {
        this.http = http;
        var beans = http.getApplicationContext();
        this.sockets = beans.getBean(Sockets.class);
        this.replays = beans.getBean(ReplayBatch.class);
        this.clock = beans.getBean(InstantSource.class);
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        var event = EVENTS.readTree(input);
        EVENTS.writeValue(output, answer(event, context));
    }

    private Object answer(JsonNode event, Context context) throws IOException {
        if (event.path("requestContext").has("connectionId")) {
            return sockets.answer(event, deadline(context));
        }
        if (event.has("Records")) {
            return replays.answer(event, deadline(context));
        }
        if (event.path("requestContext").has("http")) {
            return http.handleRequest(EVENTS.treeToValue(event, APIGatewayV2HTTPEvent.class), context);
        }
        throw new IllegalArgumentException("an event that is neither a socket's, nor a batch, nor an HTTP request");
    }

    private Instant deadline(Context context) {
        return clock.instant().plusMillis(context.getRemainingTimeInMillis()).minus(RESERVE);
    }
}
