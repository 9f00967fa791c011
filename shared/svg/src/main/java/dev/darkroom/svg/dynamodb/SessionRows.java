package dev.darkroom.svg.dynamodb;

import dev.darkroom.aws.Attributes;
import dev.darkroom.aws.Row;
import dev.darkroom.svg.Args;
import dev.darkroom.svg.Lifetime;
import dev.darkroom.svg.Owner;
import dev.darkroom.svg.SessionAddress;
import dev.darkroom.svg.SvgSession;
import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Sessions to rows and back. */
final class SessionRows {
    private SessionRows() {}

    /** A user's sessions lie together, to be listed; public ones lie apart, so that no partition is everybody's. */
    static String owner(SessionAddress address) {
        return switch (address.owner()) {
            case Owner.Everyone everyone -> "public#" + address.id();
            case Owner.User user -> owner(user);
        };
    }

    static String owner(Owner.User user) {
        return "user#" + user.name();
    }

    static Map<String, AttributeValue> key(SessionAddress address) {
        return Attributes.of()
                .text("owner", owner(address))
                .text("session_id", address.id())
                .map();
    }

    static Map<String, AttributeValue> row(SvgSession session) {
        return Attributes.of()
                .text("owner", owner(session.address()))
                .text("session_id", session.address().id())
                .text("template", session.template())
                .text("args", session.args().json())
                .number("lifetime", session.lifetime().duration().toSeconds())
                .millis("created_at", session.createdAt())
                .millis("valid_until", session.expiresAt())
                // Never before the last millisecond: the service looks at whole seconds.
                .expiry("expires_at", session.expiresAt().plusSeconds(1))
                .map();
    }

    static SvgSession session(SessionAddress address, Row row) {
        return new SvgSession(
                address,
                row.text("template"),
                new Args(row.text("args")),
                new Lifetime(Duration.ofSeconds(row.number("lifetime"))),
                row.instant("created_at"),
                row.instant("valid_until"));
    }

    static SvgSession.Summary summary(Row row) {
        return new SvgSession.Summary(row.text("session_id"), row.instant("created_at"), row.instant("valid_until"));
    }
}
