package dev.darkroom.realtime.socket;

import dev.darkroom.http.CodedErrors;
import dev.darkroom.http.DarkroomApi;
import dev.darkroom.http.tokens.AnyCaller;
import dev.darkroom.http.tokens.Caller;
import dev.darkroom.http.tokens.NamedCaller;
import dev.darkroom.http.tokens.StudioCaller;
import dev.darkroom.realtime.Tickets;
import dev.darkroom.realtime.Viewer;
import dev.darkroom.realtime.beans.CapabilitySigning;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import java.net.URI;
import java.time.Instant;

/**
 * Sells tickets to the WebSocket, for a token of any audience. Unlike other calls that create, it takes no idempotency key: a ticket is not kept in
 * the clear, so it could not be given out twice, and an unused one is worth nothing a minute later.
 */
@Controller("/realtime/tickets")
@CodedErrors
@SecurityRequirement(name = DarkroomApi.BEARER)
@SecurityRequirement(name = DarkroomApi.SVG_BEARER)
@SecurityRequirement(name = DarkroomApi.STUDIO_BEARER)
final class TicketsController {
    private final Tickets tickets;
    private final CapabilitySigning signing;

    TicketsController(Tickets tickets, CapabilitySigning signing) {
        this.tickets = tickets;
        this.signing = signing;
    }

    /**
     * A ticket that opens one socket.
     *
     * @param url what to connect to, with the ticket in it
     */
    record TicketAnswer(String ticket, URI url, Instant expiresAt) {}

    /** A ticket: open a socket with it within 60 s. */
    @Post
    @ApiResponse(responseCode = "200", description = "The ticket, for one use.", useReturnTypeSchema = true)
    TicketAnswer issueTicket(AnyCaller caller) {
        var ticket = tickets.issue(holder(caller));
        var url = URI.create(signing.webSocketUrl() + "?ticket=" + ticket.value());
        return new TicketAnswer(ticket.value(), url, ticket.expiresAt());
    }

    /** What a token's bearer may watch: {@link dev.darkroom.realtime.TopicAccess} decides by this. */
    private static Viewer.Holder holder(AnyCaller caller) {
        return switch (caller) {
            case Caller user -> new Viewer.User(user.userId());
            case NamedCaller named -> new Viewer.Named(named.name());
            case StudioCaller studio -> new Viewer.User(studio.userId());
        };
    }
}
