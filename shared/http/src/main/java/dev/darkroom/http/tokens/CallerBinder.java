package dev.darkroom.http.tokens;

import dev.darkroom.kernel.UserId;
import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import jakarta.inject.Singleton;
import java.util.Optional;

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
        Optional<Caller> caller = switch (tokens.judge(request)) {
            case Verdict.Accepted accepted -> UserId.parse(accepted.subject()).map(Caller::new);
            case Verdict.Absent none -> Optional.empty();
            case Verdict.Refused refused -> Optional.empty();
        };
        return () -> caller;
    }
}
