package dev.darkroom.jobs.inmemory;

import dev.darkroom.credits.Account;
import dev.darkroom.credits.Accounts;
import dev.darkroom.credits.Plan;
import dev.darkroom.jobs.JobStore;
import dev.darkroom.jobs.JobStoreContract;
import dev.darkroom.kernel.UserId;

class InMemoryJobStoreTest extends JobStoreContract {
    private final InMemoryBooks books = new InMemoryBooks();
    private final InMemoryJobStore store = new InMemoryJobStore(books, new InMemoryRuleStore(books));

    @Override
    protected JobStore store() {
        return store;
    }

    @Override
    protected Accounts accounts() {
        return books;
    }

    @Override
    protected void open(UserId user, Plan plan) {
        books.open(Account.open(user, plan, NOW));
    }
}
