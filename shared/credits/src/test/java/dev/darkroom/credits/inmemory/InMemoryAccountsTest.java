package dev.darkroom.credits.inmemory;

import dev.darkroom.credits.Accounts;
import dev.darkroom.credits.GrantStore;
import dev.darkroom.credits.GrantStoreContract;
import dev.darkroom.credits.Movement;
import dev.darkroom.credits.audit.BookPages;
import dev.darkroom.credits.audit.BookPagesContract;
import dev.darkroom.kernel.UserId;
import org.junit.jupiter.api.Nested;

class InMemoryAccountsTest {
    private final InMemoryAccounts accounts = new InMemoryAccounts();

    @Nested
    class Grants extends GrantStoreContract {
        @Override
        protected GrantStore store() {
            return accounts;
        }

        @Override
        protected Accounts accounts() {
            return accounts;
        }

        @Override
        protected void open(Movement opening) {
            accounts.write(opening);
        }

        @Override
        protected void takeSlot(UserId owner) {
            accounts.takeSlot(owner);
        }
    }

    @Nested
    class Pages extends BookPagesContract {
        @Override
        protected BookPages pages() {
            return accounts;
        }

        @Override
        protected void open(Movement opening) {
            accounts.write(opening);
        }

        @Override
        protected void write(Movement movement) {
            accounts.write(movement);
        }

        @Override
        protected void damage(UserId user) {
            accounts.damage(user);
        }

        @Override
        protected void damage(UserId user, long number) {
            accounts.damage(user, number);
        }
    }
}
