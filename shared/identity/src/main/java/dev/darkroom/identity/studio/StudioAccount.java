package dev.darkroom.identity.studio;

import dev.darkroom.kernel.Role;
import dev.darkroom.kernel.UserId;
import java.util.Optional;
import java.util.Set;

/**
 * Somebody who registered.
 *
 * @param name how they want to be called
 * @param roles at least one
 */
public record StudioAccount(UserId id, EmailAddress email, Optional<String> name, Set<Role> roles) {
    public StudioAccount {
        if (roles.isEmpty()) {
            throw new IllegalArgumentException("an account without a role: " + id);
        }
        roles = Set.copyOf(roles);
    }
}
