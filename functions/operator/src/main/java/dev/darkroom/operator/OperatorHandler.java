package dev.darkroom.operator;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.darkroom.contract.operator.OperatorCommand;
import dev.darkroom.kernel.Outcome;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.Environment;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** What Lambda calls, with a command as its payload. What cannot be done is an answer; only a fault is an error. */
public final class OperatorHandler implements RequestStreamHandler {
    private final Commands commands;

    /** Lambda makes it so. Only what commands need is made, and all of that now, so that a snapshot holds it. */
    public OperatorHandler() {
        this(ApplicationContext.builder(Environment.FUNCTION)
                .deduceEnvironment(false)
                .start());
    }

    OperatorHandler(ApplicationContext context) {
        this.commands = context.getBean(Commands.class);
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context invocation) throws IOException {
        var text = new String(input.readAllBytes(), StandardCharsets.UTF_8);
        var answer = switch (OperatorCommand.parse(text)) {
            case Outcome.Done<OperatorCommand> done ->
                commands.obey(done.value(), Duration.ofMillis(invocation.getRemainingTimeInMillis()));
            case Outcome.Refused<OperatorCommand> refused -> Commands.refused(refused.problem());
        };
        output.write(answer.toJson().getBytes(StandardCharsets.UTF_8));
    }
}
