package dev.darkroom.identity.studio;

import dev.darkroom.kernel.Role;
import dev.darkroom.kernel.UserId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Who registered. An account is never changed here once it is there. */
public interface StudioAccounts {
    /** What a login needs to know of an account. */
    record Known(UserId id, String passwordHash, Set<Role> roles) {}

    /**
     * Keeps the account.
     *
     * @return false when its address has one already: of two at once, one is told
     */
    boolean add(StudioAccount account, String passwordHash, Instant at);

    /** By address, however that is written. Consistent: sees every account that was added before. */
    Optional<Known> known(EmailAddress address);

    /** By id. */
    Optional<StudioAccount> find(UserId id);
}
