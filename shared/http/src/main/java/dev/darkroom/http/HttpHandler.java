package dev.darkroom.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.context.env.Environment;
import io.micronaut.function.aws.proxy.payload2.APIGatewayV2HTTPEventFunction;
import io.micronaut.http.annotation.Controller;
import io.micronaut.inject.qualifiers.Qualifiers;
import java.util.Optional;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;
import org.jspecify.annotations.Nullable;

/**
 * What Lambda calls in every HTTP function: the framework's handler, which would fail, before any of our code runs, on
 * a path that is no URI. Such a path gets its 404 like any other.
 */
public final class HttpHandler extends APIGatewayV2HTTPEventFunction implements Resource {
    /** No contract knows it: the request passes every filter and ends in a 404, whatever the function. */
    private static final String PRIMING_PATH = "/.well-known/priming";

    private final Optional<Neighbour> neighbour;

    /** Lambda makes it so. */
    public HttpHandler() {
        makeControllers();
        neighbour = getApplicationContext().findBean(Neighbour.class);
        Core.getGlobalContext().register(this);
    }

    /** @param context not yet started */
    public HttpHandler(ApplicationContext context) {
        super(context);
        makeControllers();
        neighbour = getApplicationContext().findBean(Neighbour.class);
        Core.getGlobalContext().register(this);
    }

    /**
     * Before Lambda takes its snapshot: a request as from the gateway, so that routes, filters, the JSON writer and the
     * limiter's store client are loaded and warm in every environment that starts from it.
     */
    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
        handleRequest(Events.get(PRIMING_PATH), null);
    }

    /** Capabilities bring parts that this function has no variables for: only what is asked for is made. */
    @Override
    protected ApplicationContextBuilder newApplicationContextBuilder() {
        return ApplicationContext.builder(Environment.FUNCTION).deduceEnvironment(false);
    }

    /** With all that they need, now: a missing variable stops the start, and a snapshot holds the clients. */
    private void makeControllers() {
        getApplicationContext().getBeansOfType(Object.class, Qualifiers.byStereotype(Controller.class));
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {
        // nothing is held that must not be copied: secrets and limits are read again when they are old
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(
            APIGatewayV2HTTPEvent event, com.amazonaws.services.lambda.runtime.@Nullable Context context) {
        var path = event.getRequestContext().getHttp().getPath();
        var asked = neighbour.filter(other -> path != null && other.answers(RouteGroup.of(path)));
        if (asked.isPresent()) {
            return asked.get().ask(event);
        }
        Events.repairPath(event);
        Cookies.together(event);
        return Cookies.apart(super.handleRequest(event, context));
    }
}
