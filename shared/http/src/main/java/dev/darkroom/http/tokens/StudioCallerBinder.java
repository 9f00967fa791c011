package dev.darkroom.http.tokens;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.darkroom.kernel.Role;
import dev.darkroom.kernel.UserId;
import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Gives a controller its {@link StudioCaller}. */
@Singleton
final class StudioCallerBinder implements TypedRequestArgumentBinder<StudioCaller> {
    private final BearerTokens tokens;

    StudioCallerBinder(BearerTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public Argument<StudioCaller> argumentType() {
        return Argument.of(StudioCaller.class);
    }

    @Override
    public BindingResult<StudioCaller> bind(ArgumentConversionContext<StudioCaller> context, HttpRequest<?> request) {
        Optional<StudioCaller> caller = tokens.judge(request) instanceof Verdict.Accepted accepted
                        && accepted.claims().getAudience().contains(StudioAudience.NAME)
                ? caller(accepted)
                : Optional.empty();
        return () -> caller;
    }

    private static Optional<StudioCaller> caller(Verdict.Accepted accepted) {
        return UserId.parse(accepted.subject())
                .flatMap(user -> LiveSessions.session(accepted.claims())
                        .map(session -> new StudioCaller(user, session, roles(accepted.claims()))));
    }

    /** A role that this version does not know opens nothing here. */
    private static Set<Role> roles(JWTClaimsSet claims) {
        return claims.getClaim("roles") instanceof List<?> names
                ? names.stream()
                        .map(name -> Role.parse(String.valueOf(name)))
                        .flatMap(Optional::stream)
                        .collect(Collectors.toUnmodifiableSet())
                : Set.of();
    }
}
