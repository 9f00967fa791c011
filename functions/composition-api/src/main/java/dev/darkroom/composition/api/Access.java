package dev.darkroom.composition.api;

import dev.darkroom.composition.Asking;
import dev.darkroom.composition.CompositionStore.KeyOf;
import dev.darkroom.composition.Reader;
import dev.darkroom.http.ApiAddress;
import dev.darkroom.http.RequestSource;
import dev.darkroom.http.tokens.Visitor;
import dev.darkroom.kernel.IdempotencyKey;
import dev.darkroom.kernel.Problem;
import dev.darkroom.kernel.Problem.Kind;
import dev.darkroom.kernel.Refusal;
import dev.darkroom.kernel.SessionId;
import io.micronaut.context.annotation.Property;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who may begin, see and change compositions, by {@code COMPOSITION_ACCESS}. */
@Singleton
final class Access {
    /** The two ways. */
    enum Mode {
        /** Whoever knows a session's id may see and change it; nobody needs a token. */
        OPEN,
        /** A token is needed, and a session is its owner's. */
        TOKEN
    }

    private final Mode mode;
    private final ApiAddress address;
    private final RequestSource requests;

    Access(@Property(name = "composition.access") String mode, ApiAddress address, RequestSource requests) {
        this.mode = mode(mode);
        this.address = address;
        this.requests = requests;
    }

    private static Mode mode(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "open" -> Mode.OPEN;
            case "token" -> Mode.TOKEN;
            default -> throw new IllegalArgumentException("COMPOSITION_ACCESS must be open or token, not " + text);
        };
    }

    /** Refuses with {@code AUTH_REQUIRED} where a token is needed and none was sent. */
    void enter(Visitor visitor) {
        if (mode == Mode.TOKEN && visitor.user() == null) {
            throw required();
        }
    }

    /** As whom a visitor sees compositions. Refuses as {@link #enter}. */
    Reader reader(Visitor visitor) {
        var user = visitor.user();
        return switch (mode) {
            case OPEN -> new Reader.Anyone();
            case TOKEN -> {
                if (user == null) {
                    throw required();
                }
                yield new Reader.User(user);
            }
        };
    }

    private static Refusal required() {
        return new Refusal(Problem.of(Kind.AUTH_REQUIRED, "Send a token of POST /auth/anon as Authorization: Bearer."));
    }

    /**
     * Who asks for a run. An idempotency key is the user's; without a token it is the session's, or that of the address where there is no
     * session yet.
     */
    Asking asking(Visitor visitor, HttpRequest<?> http, @Nullable SessionId session, Optional<IdempotencyKey> key) {
        enter(visitor);
        var user = visitor.user();
        var owner = user != null
                ? user.value()
                : session != null ? session.value() : requests.of(http).clientAddress();
        return new Asking(
                user,
                address.of(http),
                key.map(given -> new KeyOf("composition#" + owner, given)).orElse(null));
    }
}
