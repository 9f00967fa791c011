package dev.darkroom.http;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.micronaut.context.ApplicationContext;
import io.micronaut.function.aws.proxy.payload2.APIGatewayV2HTTPEventFunction;

/**
 * What Lambda calls in every HTTP function: the framework's handler, which would fail, before any of our code runs, on
 * a path that is no URI. Such a path gets its 404 like any other.
 */
public final class HttpHandler extends APIGatewayV2HTTPEventFunction {
    /** Lambda makes it so. */
    public HttpHandler() {}

    /** @param context not yet started */
    public HttpHandler(ApplicationContext context) {
        super(context);
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        Events.repairPath(event);
        return super.handleRequest(event, context);
    }
}
