package dev.darkroom.janitor;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.darkroom.contract.Json;
import io.micronaut.context.ApplicationContext;
import io.micronaut.function.aws.LambdaApplicationContextBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** What Lambda calls: tells the schedule from dead letters by the event's shape. */
public final class JanitorHandler implements RequestStreamHandler {
    private final ApplicationContext context;

    /** Lambda makes it so. */
    public JanitorHandler() {
        this(new LambdaApplicationContextBuilder().build());
    }

    /** @param context not yet started */
    public JanitorHandler(ApplicationContext context) {
        this.context = context;
        context.start();
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context invocation) throws IOException {
        var event = Json.mapper().readTree(input);
        var answer = event.has("Records")
                ? context.getBean(DeadLetters.class).bury(event)
                : context.getBean(Rounds.class).make(invocation.getRemainingTimeInMillis());
        Json.mapper().writeValue(output, answer);
    }
}
