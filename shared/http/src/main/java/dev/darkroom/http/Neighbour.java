package dev.darkroom.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;

/**
 * Another function that answers some of the paths that the gateway sends to this one. The gateway routes by whole segments of a path, and two
 * contracts share one: {@code /api/session/{id}}, where the beginning of the id decides.
 */
public interface Neighbour {
    /** Whether the paths of a group are the neighbour's. */
    boolean answers(RouteGroup group);

    /**
     * The neighbour's answer to the gateway's event, which it gets as it came.
     *
     * @throws RuntimeException when it cannot be asked, or fails: the gateway answers 500, as when it calls the neighbour itself
     */
    APIGatewayV2HTTPResponse ask(APIGatewayV2HTTPEvent event);
}
