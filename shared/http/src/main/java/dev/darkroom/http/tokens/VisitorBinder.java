package dev.darkroom.http.tokens;

import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Gives a controller whoever calls, with a token or without. */
@Singleton
final class VisitorBinder implements TypedRequestArgumentBinder<Visitor> {
    private final BearerTokens tokens;

    VisitorBinder(BearerTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public Argument<Visitor> argumentType() {
        return Argument.of(Visitor.class);
    }

    @Override
    public BindingResult<Visitor> bind(ArgumentConversionContext<Visitor> context, HttpRequest<?> request) {
        var visitor = Visitor.of(tokens.judge(request));
        return () -> Optional.of(visitor);
    }
}
