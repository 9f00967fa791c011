package dev.darkroom.svg.api;

import dev.darkroom.http.PlainErrors;
import dev.darkroom.realtime.Capabilities;
import dev.darkroom.realtime.Topic;
import dev.darkroom.svg.Owner;
import dev.darkroom.svg.SessionAddress;
import dev.darkroom.svg.SvgSessions;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.InstantSource;

/** A page that shows a session and follows it live. */
@Controller("/view")
@Secured(SecurityRule.IS_ANONYMOUS)
@Tag(name = SvgApi.TAG)
@PlainErrors
class ViewController {
    /** From the making of the page to the opening of its socket; for the next one the page asks for itself again. */
    private static final Duration TIME_TO_CONNECT = Duration.ofMinutes(10);

    private final SvgSessions sessions;
    private final Capabilities capabilities;
    private final ViewPage page;
    private final InstantSource clock;

    ViewController(SvgSessions sessions, Capabilities capabilities, ViewPage page, InstantSource clock) {
        this.sessions = sessions;
        this.capabilities = capabilities;
        this.page = page;
        this.clock = clock;
    }

    /** A page that follows a public session live. */
    @Get("/{session_id}")
    @ApiResponse(
            responseCode = "200",
            description = "The page.",
            content = @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(type = "string")))
    HttpResponse<String> viewSession(@PathVariable("session_id") String sessionId) {
        return view(PathNames.session(Owner.everyone(), sessionId), sessionId);
    }

    /** A page that follows a user's session live. */
    @Get("/{user_id}/{session_id}")
    @ApiResponse(
            responseCode = "200",
            description = "The page.",
            content = @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(type = "string")))
    HttpResponse<String> viewUserSession(
            @PathVariable("user_id") String userId, @PathVariable("session_id") String sessionId) {
        return view(PathNames.session(PathNames.user(userId), sessionId), userId + "/" + sessionId);
    }

    private HttpResponse<String> view(SessionAddress address, String path) {
        long after = sessions.newsSoFar(address).orRefuse();
        var live = capabilities.webSocketUrl(
                new Topic(address.topic()), clock.instant().plus(TIME_TO_CONNECT));
        return HttpResponse.ok(page.of(path, live, after))
                .contentType(MediaType.TEXT_HTML + ";charset=utf-8")
                .header("Content-Security-Policy", page.policy(live));
    }
}
