package dev.darkroom.http.tokens;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/** One {@link CallerBinder} for each kind of caller that a controller may ask for, and one for any of them. */
@Factory
final class CallerBinders {
    @Singleton
    CallerBinder<Caller> ofJobs(BearerTokens tokens) {
        return new CallerBinder<>(Caller.class, tokens);
    }

    @Singleton
    CallerBinder<NamedCaller> ofSvg(BearerTokens tokens) {
        return new CallerBinder<>(NamedCaller.class, tokens);
    }

    @Singleton
    CallerBinder<StudioCaller> ofStudio(BearerTokens tokens) {
        return new CallerBinder<>(StudioCaller.class, tokens);
    }

    @Singleton
    CallerBinder<AnyCaller> ofAny(BearerTokens tokens) {
        return new CallerBinder<>(AnyCaller.class, tokens);
    }
}
