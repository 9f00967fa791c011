package dev.darkroom.identity.inmemory;

import dev.darkroom.identity.studio.EmailAddress;
import dev.darkroom.identity.studio.StudioAccount;
import dev.darkroom.identity.studio.StudioAccounts;
import dev.darkroom.kernel.UserId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** {@link StudioAccounts} in a map. */
public final class InMemoryStudioAccounts implements StudioAccounts {
    private final Map<String, Row> byAddress = new ConcurrentHashMap<>();

    private record Row(StudioAccount account, String passwordHash) {}

    @Override
    public boolean add(StudioAccount account, String passwordHash, Instant at) {
        return byAddress.putIfAbsent(account.email().key(), new Row(account, passwordHash)) == null;
    }

    @Override
    public Optional<Known> known(EmailAddress address) {
        return Optional.ofNullable(byAddress.get(address.key()))
                .map(row -> new Known(row.account.id(), row.passwordHash, row.account.roles()));
    }

    @Override
    public Optional<StudioAccount> find(UserId id) {
        return byAddress.values().stream()
                .map(Row::account)
                .filter(account -> account.id().equals(id))
                .findFirst();
    }
}
