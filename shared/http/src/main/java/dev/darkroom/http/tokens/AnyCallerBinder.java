package dev.darkroom.http.tokens;

import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import jakarta.inject.Singleton;

/** Gives a controller whoever calls, as {@link AnyCaller}. */
@Singleton
final class AnyCallerBinder implements TypedRequestArgumentBinder<AnyCaller> {
    private final BearerTokens tokens;

    AnyCallerBinder(BearerTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public Argument<AnyCaller> argumentType() {
        return Argument.of(AnyCaller.class);
    }

    @Override
    public BindingResult<AnyCaller> bind(ArgumentConversionContext<AnyCaller> context, HttpRequest<?> request) {
        var caller = AnyCaller.of(tokens.judge(request));
        return () -> caller;
    }
}
