package dev.darkroom.janitor;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.darkroom.contract.Json;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.Environment;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** What Lambda calls: tells the schedule from dead letters by the event's shape. */
public final class JanitorHandler implements RequestStreamHandler {
    private final DeadLetters deadLetters;
    private final Rounds rounds;

    /** Lambda makes it so. Only what the janitor needs is made, and all of that now, so that a snapshot holds it. */
    public JanitorHandler() {
        this(ApplicationContext.builder(Environment.FUNCTION)
                .deduceEnvironment(false)
                .start());
    }

    JanitorHandler(ApplicationContext context) {
        this.deadLetters = context.getBean(DeadLetters.class);
        this.rounds = context.getBean(Rounds.class);
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context invocation) throws IOException {
        var event = Json.mapper().readTree(input);
        var answer =
                event.has("Records") ? deadLetters.bury(event) : rounds.make(invocation.getRemainingTimeInMillis());
        Json.mapper().writeValue(output, answer);
    }
}
