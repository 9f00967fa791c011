package dev.darkroom.http.tokens;

import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import jakarta.inject.Singleton;

/** Gives a controller its {@link NamedCaller}. */
@Singleton
final class NamedCallerBinder implements TypedRequestArgumentBinder<NamedCaller> {
    private final BearerTokens tokens;

    NamedCallerBinder(BearerTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public Argument<NamedCaller> argumentType() {
        return Argument.of(NamedCaller.class);
    }

    @Override
    public BindingResult<NamedCaller> bind(ArgumentConversionContext<NamedCaller> context, HttpRequest<?> request) {
        var caller = AnyCaller.of(tokens.judge(request))
                .filter(NamedCaller.class::isInstance)
                .map(NamedCaller.class::cast);
        return () -> caller;
    }
}
