package dev.darkroom.svg.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.darkroom.http.DarkroomApi;
import dev.darkroom.http.IdempotencyHeader;
import dev.darkroom.http.PlainErrors;
import dev.darkroom.http.Reply;
import dev.darkroom.http.tokens.NamedCaller;
import dev.darkroom.kernel.IdempotencyKey;
import dev.darkroom.kernel.Outcome;
import dev.darkroom.svg.Lifetime;
import dev.darkroom.svg.Owner;
import dev.darkroom.svg.Owner.Intent;
import dev.darkroom.svg.SvgSessions;
import dev.darkroom.svg.api.SessionBodies.NewArgs;
import dev.darkroom.svg.api.SessionBodies.SessionView;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sessions that belong to a user: whoever knows the id may see them, only the user changes them. */
@Controller("/api/user/{user_id}")
@Tag(name = SvgApi.TAG)
@PlainErrors
class UserSessionsController {
    private final SvgSessions sessions;
    private final SessionCalls calls;

    UserSessionsController(SvgSessions sessions, SessionCalls calls) {
        this.sessions = sessions;
        this.calls = calls;
    }

    /**
     * @param sessionId a name of the caller's choice
     * @param template at most 64 KiB
     * @param args an object of at most 64 KiB, at most 16 deep; empty when left out
     * @param expireSeconds how long the session lives after its last change; an hour when left out
     */
    @Introspected
    record NewSession(
            @Schema(pattern = "^[A-Za-z0-9._-]{1,64}$") @NotNull String sessionId,

            @NotNull String template,
            @Schema(type = "object") @Nullable JsonNode args,

            @Schema(minimum = "1", maximum = "2592000") @Nullable Long expireSeconds) {}

    /** The session that was made. */
    @Introspected
    record Created(String userId, String sessionId) {}

    /** The user's live sessions, newest first. */
    @Introspected
    record Sessions(List<Listed> sessions) {}

    /** @param ttl seconds left */
    @Introspected
    record Listed(String sessionId, Instant createdAt, long ttl) {}

    /** Makes a session. */
    @Post("/session")
    @SecurityRequirement(name = DarkroomApi.SVG_BEARER)
    @ApiResponse(responseCode = "201", description = "The session lives.", useReturnTypeSchema = true)
    HttpResponse<Created> createUserSession(
            NamedCaller caller,
            @PathVariable("user_id") String userId,
            @Valid @Body NewSession body,
            @IdempotencyHeader Optional<IdempotencyKey> key) {
        var owner = owner(caller, userId, Intent.MODIFY);
        var lifetime = body.expireSeconds() == null
                ? Outcome.done(Lifetime.USER_DEFAULT)
                : Lifetime.ofSeconds(body.expireSeconds());
        calls.create(owner, new SessionCalls.Wish(body.sessionId(), body.template(), body.args(), lifetime), key);
        return Reply.made(new Created(userId, body.sessionId()));
    }

    /** Replaces all arguments, starts the lifetime anew and shows the new frame to everybody who watches. */
    @Put("/session/{session_id}")
    @SecurityRequirement(name = DarkroomApi.SVG_BEARER)
    @ApiResponse(responseCode = "204", description = "The session has these arguments.")
    HttpResponse<Void> changeUserSession(
            NamedCaller caller,
            @PathVariable("user_id") String userId,
            @PathVariable("session_id") String sessionId,
            @Valid @Body NewArgs body) {
        calls.change(PathNames.session(owner(caller, userId, Intent.MODIFY), sessionId), body);
        return Reply.nothing();
    }

    /** A session as it was written. */
    @Get("/session/{session_id}")
    @Secured(SecurityRule.IS_ANONYMOUS)
    @ApiResponse(responseCode = "200", description = "The session.", useReturnTypeSchema = true)
    SessionView getUserSession(@PathVariable("user_id") String userId, @PathVariable("session_id") String sessionId) {
        return calls.view(PathNames.session(PathNames.user(userId), sessionId));
    }

    /** The user's sessions, newest first. */
    @Get("/sessions")
    @SecurityRequirement(name = DarkroomApi.SVG_BEARER)
    @ApiResponse(responseCode = "200", description = "The sessions.", useReturnTypeSchema = true)
    Sessions listUserSessions(NamedCaller caller, @PathVariable("user_id") String userId) {
        return new Sessions(sessions.list(owner(caller, userId, Intent.READ)).stream()
                .map(listed ->
                        new Listed(listed.session().id(), listed.session().createdAt(), listed.ttl()))
                .toList());
    }

    /** Ends a session; one that is not there is no error. */
    @Delete("/session/{session_id}")
    @SecurityRequirement(name = DarkroomApi.SVG_BEARER)
    @ApiResponse(responseCode = "204", description = "The session is not there.")
    HttpResponse<Void> deleteUserSession(
            NamedCaller caller, @PathVariable("user_id") String userId, @PathVariable("session_id") String sessionId) {
        sessions.delete(PathNames.session(owner(caller, userId, Intent.MODIFY), sessionId));
        return Reply.nothing();
    }

    private static Owner.User owner(NamedCaller caller, String userId, Intent intent) {
        return PathNames.user(userId).onlyFor(caller.name(), intent).orRefuse();
    }
}
