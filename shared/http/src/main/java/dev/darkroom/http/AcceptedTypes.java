package dev.darkroom.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import io.micronaut.http.HttpRequest;
import java.util.Arrays;

/**
 * What a request's {@code Accept} header named, for the few paths that have more than one representation. The framework
 * never sees that header: everywhere else it makes no difference.
 *
 * @param header as it was sent; empty when it was not
 */
public record AcceptedTypes(String header) {
    private static final String ATTRIBUTE = AcceptedTypes.class.getName();

    /** Whether this very type is named; a range such as {@code image/*} names none. */
    public boolean name(String mediaType) {
        return Arrays.stream(header.split(","))
                .map(type -> type.split(";", 2)[0].strip())
                .anyMatch(mediaType::equalsIgnoreCase);
    }

    /** Keeps the header with the request, before it is dropped. */
    static void note(HttpRequest<?> request, APIGatewayV2HTTPEvent event) {
        request.setAttribute(
                ATTRIBUTE, new AcceptedTypes(Events.header(event, "accept").orElse("")));
    }

    static AcceptedTypes of(HttpRequest<?> request) {
        return request.getAttribute(ATTRIBUTE, AcceptedTypes.class).orElseGet(() -> new AcceptedTypes(""));
    }
}
