package dev.darkroom.realtime;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * Lets a browser, which cannot send a token with a WebSocket handshake, prove who it is: a ticket is bought with a
 * token and opens one socket within {@link Limits#TICKET_LIFE}. Only its hash is stored.
 */
public final class Tickets {
    private static final int BYTES = 32;
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final TicketStore store;
    private final InstantSource clock;
    private final RandomGenerator random;

    /** @param random unguessable in the product */
    public Tickets(TicketStore store, InstantSource clock, RandomGenerator random) {
        this.store = store;
        this.clock = clock;
        this.random = random;
    }

    /**
     * A ticket in its only copy.
     *
     * @param value 256 random bits, safe within a URL
     */
    public record Ticket(String value, Instant expiresAt) {}

    /** A ticket for whoever proved to be this. */
    public Ticket issue(Viewer.Holder holder) {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        var value = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        var expiresAt = clock.instant().plus(Limits.TICKET_LIFE);
        store.keep(hash(value), new TicketStore.Held(holder, expiresAt));
        return new Ticket(value, expiresAt);
    }

    /** Uses the ticket up; empty when it is unknown, used or expired, to the millisecond. */
    public Optional<Viewer.Holder> redeem(String ticket) {
        if (!SHAPE.matcher(ticket).matches()) {
            return Optional.empty();
        }
        return store.take(hash(ticket))
                .filter(held -> clock.instant().isBefore(held.expiresAt()))
                .map(TicketStore.Held::holder);
    }

    private static String hash(String ticket) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(ticket.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
