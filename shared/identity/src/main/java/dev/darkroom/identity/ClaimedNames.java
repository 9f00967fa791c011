package dev.darkroom.identity;

import java.util.Optional;

/** Which names belong to whoever knows their password. A name that is claimed stays so. */
public interface ClaimedNames {
    /** What was kept with the claim; empty while nobody claimed the name. Consistent. */
    Optional<String> passwordHash(String name);

    /**
     * Claims the name.
     *
     * @return false when it is claimed already: of two at once, one is told
     */
    boolean claim(String name, String passwordHash);
}
