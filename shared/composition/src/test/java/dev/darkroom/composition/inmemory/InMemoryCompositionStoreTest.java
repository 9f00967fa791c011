package dev.darkroom.composition.inmemory;

import dev.darkroom.composition.CompositionStore;
import dev.darkroom.composition.CompositionStoreContract;
import dev.darkroom.credits.Account;
import dev.darkroom.credits.Accounts;
import dev.darkroom.credits.Plan;
import dev.darkroom.credits.inmemory.InMemoryAccounts;
import dev.darkroom.kernel.UserId;

class InMemoryCompositionStoreTest extends CompositionStoreContract {
    private final InMemoryAccounts books = new InMemoryAccounts();
    private final CompositionStore store = new InMemoryCompositionStore(books);

    @Override
    protected CompositionStore store() {
        return store;
    }

    @Override
    protected Accounts accounts() {
        return books;
    }

    @Override
    protected void open(UserId user) {
        books.write(Account.open(user, Plan.FREE, NOW));
    }
}
