package dev.darkroom.http.tokens;

import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;

/** Gives a controller whoever calls, if it is a caller of the kind that it asks for. */
final class CallerBinder<T extends AnyCaller> implements TypedRequestArgumentBinder<T> {
    private final Class<T> kind;
    private final BearerTokens tokens;

    CallerBinder(Class<T> kind, BearerTokens tokens) {
        this.kind = kind;
        this.tokens = tokens;
    }

    @Override
    public Argument<T> argumentType() {
        return Argument.of(kind);
    }

    @Override
    public BindingResult<T> bind(ArgumentConversionContext<T> context, HttpRequest<?> request) {
        var caller =
                AnyCaller.of(tokens.judge(request)).filter(kind::isInstance).map(kind::cast);
        return () -> caller;
    }
}
