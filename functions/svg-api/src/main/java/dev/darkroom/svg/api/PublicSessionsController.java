package dev.darkroom.svg.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.darkroom.http.IdempotencyHeader;
import dev.darkroom.http.PlainErrors;
import dev.darkroom.http.Reply;
import dev.darkroom.kernel.IdempotencyKey;
import dev.darkroom.kernel.Outcome;
import dev.darkroom.svg.Lifetime;
import dev.darkroom.svg.Owner;
import dev.darkroom.svg.api.SessionBodies.NewArgs;
import dev.darkroom.svg.api.SessionBodies.SessionView;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sessions that are everybody's: whoever knows the id may see and change them. */
@Controller("/api/session")
@Secured(SecurityRule.IS_ANONYMOUS)
@Tag(name = SvgApi.TAG)
@PlainErrors
class PublicSessionsController {
    private final SessionCalls calls;

    PublicSessionsController(SessionCalls calls) {
        this.calls = calls;
    }

    /**
     * @param sessionId a name of the caller's choice that does not begin with {@code session_}
     * @param template at most 64 KiB
     * @param args an object of at most 64 KiB, at most 16 deep; empty when left out
     * @param expire how long the session lives after its last change, such as {@code 1h 30m}; a day when left out
     */
    @Introspected
    record NewPublicSession(
            @Schema(pattern = "^[A-Za-z0-9._-]{1,64}$") @NotNull String sessionId,

            @NotNull String template,
            @Schema(type = "object") @Nullable JsonNode args,
            @Schema(maxLength = 64) @Nullable String expire) {}

    /** The session that was made. */
    @Introspected
    record PublicCreated(String sessionId) {}

    /** Makes a session. An Idempotency-Key belongs to the session that it comes with: nobody is known to have sent it. */
    @Post
    @ApiResponse(responseCode = "201", description = "The session lives.", useReturnTypeSchema = true)
    HttpResponse<PublicCreated> createSession(
            @Valid @Body NewPublicSession body, @IdempotencyHeader Optional<IdempotencyKey> key) {
        var lifetime = body.expire() == null ? Outcome.done(Lifetime.PUBLIC_DEFAULT) : Lifetime.parse(body.expire());
        var wish = new SessionCalls.Wish(body.sessionId(), body.template(), body.args(), lifetime);
        calls.create(Owner.everyone(), wish, key);
        return Reply.made(new PublicCreated(body.sessionId()));
    }

    /** Replaces all arguments, starts the lifetime anew and shows the new frame to everybody who watches. */
    @Put("/{session_id}")
    @ApiResponse(responseCode = "204", description = "The session has these arguments.")
    HttpResponse<Void> changeSession(@PathVariable("session_id") String sessionId, @Valid @Body NewArgs body) {
        calls.change(PathNames.session(Owner.everyone(), sessionId), body);
        return Reply.nothing();
    }

    /** A session as it was written. */
    @Get("/{session_id}")
    @ApiResponse(responseCode = "200", description = "The session.", useReturnTypeSchema = true)
    SessionView getSession(@PathVariable("session_id") String sessionId) {
        return calls.view(PathNames.session(Owner.everyone(), sessionId));
    }
}
