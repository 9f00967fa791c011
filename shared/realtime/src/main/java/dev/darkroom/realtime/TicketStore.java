package dev.darkroom.realtime;

import java.time.Instant;
import java.util.Optional;

/** Keeps the hashes of tickets until they are used or expire. */
public interface TicketStore {
    void keep(String hash, Held ticket);

    /** Takes a ticket out: of any number of calls at once, one gets it. It may have expired. */
    Optional<Held> take(String hash);

    /** What a ticket stands for. */
    record Held(Viewer.Holder holder, Instant expiresAt) {}
}
