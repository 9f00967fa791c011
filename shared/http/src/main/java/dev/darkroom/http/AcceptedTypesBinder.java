package dev.darkroom.http;

import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Gives a controller its {@link AcceptedTypes}. */
@Singleton
final class AcceptedTypesBinder implements TypedRequestArgumentBinder<AcceptedTypes> {
    @Override
    public Argument<AcceptedTypes> argumentType() {
        return Argument.of(AcceptedTypes.class);
    }

    @Override
    public BindingResult<AcceptedTypes> bind(ArgumentConversionContext<AcceptedTypes> context, HttpRequest<?> request) {
        return () -> Optional.of(AcceptedTypes.of(request));
    }
}
