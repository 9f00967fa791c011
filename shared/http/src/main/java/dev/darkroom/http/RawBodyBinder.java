package dev.darkroom.http;

import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Gives a controller its {@link RawBody}. */
@Singleton
final class RawBodyBinder implements TypedRequestArgumentBinder<RawBody> {
    @Override
    public Argument<RawBody> argumentType() {
        return Argument.of(RawBody.class);
    }

    @Override
    public BindingResult<RawBody> bind(ArgumentConversionContext<RawBody> context, HttpRequest<?> request) {
        return () -> Optional.of(new RawBody(Bodies.bytes(request)));
    }
}
