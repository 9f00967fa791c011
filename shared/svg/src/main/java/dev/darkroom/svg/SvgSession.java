package dev.darkroom.svg;

import java.time.Duration;
import java.time.Instant;

/**
 * A template with arguments that renders, and how long it lives.
 *
 * @param lifetime from the last change on
 * @param expiresAt the first instant at which it is absent, though its row may still stand
 */
public record SvgSession(
        SessionAddress address, String template, Args args, Lifetime lifetime, Instant createdAt, Instant expiresAt) {
    /** Largest template in bytes of UTF-8. */
    public static final int MAX_TEMPLATE_BYTES = 64 * 1024;

    /** A session that is made now. */
    static SvgSession made(SessionAddress address, String template, Args args, Lifetime lifetime, Instant now) {
        return new SvgSession(address, template, args, lifetime, now, now.plus(lifetime.duration()));
    }

    /** With other arguments; its lifetime begins anew. */
    SvgSession changed(Args newArgs, Instant now) {
        return new SvgSession(address, template, newArgs, lifetime, createdAt, now.plus(lifetime.duration()));
    }

    public boolean isLive(Instant now) {
        return now.isBefore(expiresAt);
    }

    /** Whether both have the same frame, because they are made of the same. */
    boolean showsAs(SvgSession other) {
        return template.equals(other.template) && args.equals(other.args);
    }

    /**
     * A session as a list shows it.
     *
     * @param expiresAt as of the session
     */
    public record Summary(String id, Instant createdAt, Instant expiresAt) {
        public boolean isLive(Instant now) {
            return now.isBefore(expiresAt);
        }

        /** Seconds left, the begun one included; at least 1 while it lives. */
        public long ttl(Instant now) {
            return Math.ceilDiv(Duration.between(now, expiresAt).toMillis(), 1000L);
        }
    }
}
