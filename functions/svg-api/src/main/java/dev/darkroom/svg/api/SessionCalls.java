package dev.darkroom.svg.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.darkroom.kernel.IdempotencyKey;
import dev.darkroom.kernel.Outcome;
import dev.darkroom.svg.Args;
import dev.darkroom.svg.Lifetime;
import dev.darkroom.svg.Owner;
import dev.darkroom.svg.SessionAddress;
import dev.darkroom.svg.SvgSessions;
import dev.darkroom.svg.api.SessionBodies.NewArgs;
import dev.darkroom.svg.api.SessionBodies.SessionView;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The calls that public and users' sessions have in common, once it is known whose session it is. */
@Singleton
final class SessionCalls {
    private final SvgSessions sessions;

    SessionCalls(SvgSessions sessions) {
        this.sessions = sessions;
    }

    /** A session as its body wishes it; {@code args} may be left out. */
    record Wish(String sessionId, String template, @Nullable JsonNode args, Outcome<Lifetime> lifetime) {}

    void create(Owner owner, Wish wish, Optional<IdempotencyKey> key) {
        var lifetime = wish.lifetime().orRefuse();
        var args = Args.of(wish.args()).orRefuse();
        sessions.create(owner, new SvgSessions.Draft(wish.sessionId(), wish.template(), args, lifetime), key)
                .orRefuse();
    }

    void change(SessionAddress address, NewArgs body) {
        sessions.change(address, Args.of(body.args()).orRefuse()).orRefuse();
    }

    SessionView view(SessionAddress address) {
        return SessionView.of(sessions.find(address).orRefuse());
    }
}
