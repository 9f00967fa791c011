package dev.darkroom.realtime.socket;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.darkroom.http.HttpHandler;
import dev.darkroom.observability.LogContext;
import dev.darkroom.observability.Metrics;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the three kinds of events that this function is subscribed to and tells them apart by their shape: what happens
 * on a socket, a batch of replays, and an HTTP request. Anything else is a wrong subscription and fails.
 */
public final class RealtimeHandler implements RequestStreamHandler {
    /** Kept free at the end of an invocation: the post at hand, and handing the rest of a replay on. */
    private static final Logger LOG = LoggerFactory.getLogger(RealtimeHandler.class);

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
            return socket(event, context);
        }
        if (event.has("Records")) {
            return replays.answer(event, deadline(context));
        }
        if (event.path("requestContext").has("http")) {
            return http.handleRequest(EVENTS.treeToValue(event, APIGatewayV2HTTPEvent.class), context);
        }
        throw new IllegalArgumentException("an event that is neither a socket's, nor a batch, nor an HTTP request");
    }

    private SocketAnswer socket(JsonNode event, Context context) {
        var begin = clock.instant();
        LogContext.REQUEST_ID.put(event.at("/requestContext/requestId").asText());
        try {
            var answer = sockets.answer(event, deadline(context));
            var took = Duration.between(begin, clock.instant());
            LOG.atInfo()
                    .addKeyValue("route", event.at("/requestContext/routeKey").asText())
                    .addKeyValue(
                            "connection",
                            event.at("/requestContext/connectionId").asText())
                    .addKeyValue("status", answer.statusCode())
                    .addKeyValue("ms", took.toMillis())
                    .addKeyValue(Metrics.KEY, Metrics.by("route").millis("RequestTime", took))
                    .log("answered");
            return answer;
        } finally {
            LogContext.clear();
        }
    }

    private Instant deadline(Context context) {
        return clock.instant().plusMillis(context.getRemainingTimeInMillis()).minus(RESERVE);
    }
}
