package dev.darkroom.identity.studio;

import dev.darkroom.kernel.IdSource;
import dev.darkroom.kernel.Role;
import dev.darkroom.kernel.UserId;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/** Accounts that no other test has. */
public final class AnAccount {
    public static final IdSource IDS = IdSource.secure(InstantSource.system());
    public static final String HASH = "$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA";

    private AnAccount() {}

    /** Of an address of its own. */
    public static StudioAccount fresh() {
        return of(freshAddress(), Role.USER);
    }

    public static StudioAccount of(String address, Role... roles) {
        return new StudioAccount(UserId.next(IDS), address(address), Optional.of("Ada"), Set.of(roles));
    }

    public static String freshAddress() {
        return "Ada." + IDS.next() + "@Example.com";
    }

    public static EmailAddress address(String text) {
        return EmailAddress.parse(text).orElseThrow();
    }
}
