package dev.darkroom.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import dev.darkroom.kernel.Problem;
import dev.darkroom.kernel.Problem.Kind;
import dev.darkroom.kernel.Refusal;
import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The first look at a request, before tokens and routes: answers preflights, refuses bodies that nobody will read. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(Orders.GATE)
final class Gate {
    static final String SEND_JSON = "Send the body as Content-Type: application/json.";

    private final RequestSource requests;
    private final AnswerHeaders headers;
    private final Cors cors;

    Gate(RequestSource requests, AnswerHeaders headers, Cors cors) {
        this.requests = requests;
        this.headers = headers;
        this.cors = cors;
    }

    /** Null lets the request through. */
    @RequestFilter
    @Nullable HttpResponse<?> enter(HttpRequest<?> request) {
        if (Cors.isPreflight(request)) {
            return preflight(request);
        }
        int most = requests.of(request).group().maxBodyBytes();
        RequestFacts.event(request).ifPresent(event -> checkBody(event, most));
        return null;
    }

    private HttpResponse<?> preflight(HttpRequest<?> request) {
        MutableHttpResponse<?> response = HttpResponse.noContent();
        headers.apply(request, response);
        cors.allowPreflight(requests.of(request).group(), response.getHeaders());
        return response;
    }

    private static void checkBody(APIGatewayV2HTTPEvent event, int most) {
        var body = event.getBody();
        if (body == null || body.isEmpty()) {
            return;
        }
        if (bytes(event, body, most) > most) {
            throw new Refusal(Diagnosis.tooLarge(most));
        }
        if (Events.header(event, "content-type").filter(Gate::isJson).isEmpty()) {
            throw new Refusal(Problem.of(Kind.UNSUPPORTED_MEDIA_TYPE, SEND_JSON));
        }
    }

    /** With or without parameters; every contract speaks JSON. */
    private static boolean isJson(String contentType) {
        return contentType.split(";", 2)[0].strip().equalsIgnoreCase(MediaType.APPLICATION_JSON);
    }

    private static long bytes(APIGatewayV2HTTPEvent event, String body, int most) {
        if (event.getIsBase64Encoded()) {
            int padding = body.endsWith("==") ? 2 : body.endsWith("=") ? 1 : 0;
            return body.length() / 4 * 3L - padding;
        }
        return body.length() > most ? body.length() : body.getBytes(StandardCharsets.UTF_8).length;
    }
}
