package dev.darkroom.credits;

import java.util.Optional;

/** Remembers grants by their ids, for as long as the ledger lives: a purchase may be reported again after months. */
public interface GrantStore {
    /** One call. Consistent. */
    Optional<MadeGrant> find(String id);

    /** Moves the account, adds its ledger entry and remembers the grant: one transaction, one call. */
    Written write(MadeGrant grant, Movement movement);

    /** How a write ended, in order of precedence. */
    sealed interface Written {
        /** A grant of this id was made before; nothing was written. */
        record AlreadyMade(MadeGrant earlier) implements Written {}

        /** The account is not where the movement began; nothing was written. */
        record AccountMoved(Optional<Account> current) implements Written {}

        record Ok() implements Written {}
    }
}
