package dev.darkroom.http.tokens;

import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import jakarta.inject.Singleton;

/** Gives a controller its {@link Caller}. */
@Singleton
final class CallerBinder implements TypedRequestArgumentBinder<Caller> {
    private final BearerTokens tokens;

    CallerBinder(BearerTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public Argument<Caller> argumentType() {
        return Argument.of(Caller.class);
    }

    @Override
    public BindingResult<Caller> bind(ArgumentConversionContext<Caller> context, HttpRequest<?> request) {
        var caller = AnyCaller.of(tokens.judge(request))
                .filter(Caller.class::isInstance)
                .map(Caller.class::cast);
        return () -> caller;
    }
}
