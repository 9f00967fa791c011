package dev.darkroom.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import io.micronaut.http.HttpRequest;
import io.micronaut.servlet.http.ServletHttpRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the edge knows of a request before anybody looks at it.
 *
 * @param id the gateway's request id, so that its log and ours can be joined; a fresh one when it sent none
 * @param clientAddress as the gateway saw it, never from a header that the client can write
 */
public record RequestFacts(String id, Instant receivedAt, RouteGroup group, String clientAddress) {
    private static final String ATTRIBUTE = RequestFacts.class.getName();
    private static final String UNKNOWN_ADDRESS = "unknown";

    /** The facts of a request; the first call fixes them. */
    static RequestFacts of(HttpRequest<?> request, InstantSource clock, Supplier<String> freshId) {
        return request.getAttribute(ATTRIBUTE, RequestFacts.class).orElseGet(() -> {
            var context = gatewayContext(request);
            var facts = new RequestFacts(
                    context.map(APIGatewayV2HTTPEvent.RequestContext::getRequestId)
                            .filter(id -> !id.isBlank())
                            .orElseGet(freshId),
                    clock.instant(),
                    RouteGroup.of(request.getPath()),
                    context.map(APIGatewayV2HTTPEvent.RequestContext::getHttp)
                            .map(APIGatewayV2HTTPEvent.RequestContext.Http::getSourceIp)
                            .orElse(UNKNOWN_ADDRESS));
            request.setAttribute(ATTRIBUTE, facts);
            return facts;
        });
    }

    Envelope.Meta meta() {
        return new Envelope.Meta(id, receivedAt);
    }

    /** The event as Lambda delivered it; empty outside a function. */
    static Optional<APIGatewayV2HTTPEvent> event(HttpRequest<?> request) {
        return request instanceof ServletHttpRequest<?, ?> servlet
                        && servlet.getNativeRequest() instanceof APIGatewayV2HTTPEvent event
                ? Optional.of(event)
                : Optional.empty();
    }

    private static Optional<APIGatewayV2HTTPEvent.RequestContext> gatewayContext(HttpRequest<?> request) {
        return event(request).map(APIGatewayV2HTTPEvent::getRequestContext);
    }
}
