package dev.darkroom.identity.postgres;

import dev.darkroom.identity.studio.EmailAddress;
import dev.darkroom.identity.studio.StudioAccount;
import dev.darkroom.identity.studio.StudioAccounts;
import dev.darkroom.kernel.UserId;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;

/** {@link StudioAccounts} in PostgreSQL. */
@Singleton
final class PostgresStudioAccounts implements StudioAccounts {
    private final AccountRows rows;

    PostgresStudioAccounts(AccountRows rows) {
        this.rows = rows;
    }

    @Override
    public boolean add(StudioAccount account, String passwordHash, Instant at) {
        int added = rows.add(
                account.id().value(),
                account.email().text(),
                account.email().key(),
                account.name().orElse(null),
                RoleNames.of(account.roles()),
                passwordHash,
                at);
        return added == 1;
    }

    @Override
    public Optional<Known> known(EmailAddress address) {
        return rows.findLogin(address.key())
                .map(row -> new Known(new UserId(row.id()), row.passwordHash(), RoleNames.parse(row.roles())));
    }

    @Override
    public Optional<StudioAccount> find(UserId id) {
        return rows.findAccount(id.value())
                .map(row -> new StudioAccount(
                        new UserId(row.id()),
                        new EmailAddress(row.email(), row.emailKey()),
                        Optional.ofNullable(row.name()),
                        RoleNames.parse(row.roles())));
    }
}
