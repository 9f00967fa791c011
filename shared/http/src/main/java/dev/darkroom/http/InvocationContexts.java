package dev.darkroom.http;

import com.amazonaws.services.lambda.runtime.Context;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.function.aws.DefaultLambdaContextFactory;
import io.micronaut.function.aws.LambdaContextFactory;
import jakarta.inject.Singleton;

/**
 * Keeps the contexts of invocations out of the beans. The framework's own factory adds four beans on each invocation and never
 * takes one away, so that an environment needs more time and memory for each request than for the one before. Nothing of ours
 * asks for them.
 */
@Singleton
@Replaces(DefaultLambdaContextFactory.class)
final class InvocationContexts implements LambdaContextFactory {
    @Override
    public void registerSingletons(Context invocation) {
        // nobody injects it
    }
}
