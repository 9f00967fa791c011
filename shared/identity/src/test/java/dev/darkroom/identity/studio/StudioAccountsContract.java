package dev.darkroom.identity.studio;

import static dev.darkroom.identity.studio.AnAccount.HASH;
import static dev.darkroom.identity.studio.AnAccount.IDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.kernel.Role;
import dev.darkroom.kernel.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What {@link StudioAccounts} promises, whoever keeps them. */
public abstract class StudioAccountsContract {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00.123456Z");

    protected abstract StudioAccounts accounts();

    @Test
    void anAccountIsFoundAsItWasAdded() {
        var account = AnAccount.of(AnAccount.freshAddress(), Role.ADMIN, Role.GUEST);

        assertThat(accounts().add(account, HASH, NOW)).isTrue();

        assertThat(accounts().find(account.id())).hasValue(account);
        assertThat(accounts().known(account.email()))
                .hasValue(new StudioAccounts.Known(account.id(), HASH, Set.of(Role.ADMIN, Role.GUEST)));
    }

    @Test
    void anAccountNeedsNoName() {
        var plain = AnAccount.fresh();
        var unnamed = new StudioAccount(plain.id(), plain.email(), Optional.empty(), plain.roles());

        accounts().add(unnamed, HASH, NOW);

        assertThat(accounts().find(unnamed.id())).hasValue(unnamed);
    }

    @Test
    void nobodyIsFoundUnderAnotherAddressOrId() {
        assertThat(accounts().known(AnAccount.fresh().email())).isEmpty();
        assertThat(accounts().find(UserId.next(IDS))).isEmpty();
    }

    @Test
    void anAddressHasOneAccountHoweverItIsWritten() {
        var first = AnAccount.fresh();
        var again = AnAccount.of(first.email().text().toUpperCase(Locale.ROOT), Role.USER);
        accounts().add(first, HASH, NOW);

        assertThat(accounts().add(again, HASH, NOW)).isFalse();

        assertThat(accounts().find(again.id())).isEmpty();
        assertThat(accounts().known(again.email()).orElseThrow().id()).isEqualTo(first.id());
    }

    @Test
    void ofManyWhoRegisterAnAddressAtOnceOneIsAdded() throws Exception {
        var address = AnAccount.freshAddress();
        List<Callable<Boolean>> adds = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            adds.add(() -> accounts().add(AnAccount.of(address, Role.USER), HASH, NOW));
        }

        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(callers.invokeAll(adds)).extracting(Future::get).containsOnlyOnce(true);
        }
    }
}
