package dev.darkroom.jobs;

import dev.darkroom.credits.Plan;
import dev.darkroom.credits.audit.HoldAuditor;
import dev.darkroom.credits.inmemory.InMemoryAccounts;
import dev.darkroom.jobs.audit.Audit;
import dev.darkroom.jobs.audit.AuditCursor;
import dev.darkroom.jobs.audit.AuditHold;
import dev.darkroom.jobs.audit.AuditReport;
import dev.darkroom.jobs.inmemory.InMemoryJobPages;
import dev.darkroom.jobs.inmemory.InMemoryStores;
import dev.darkroom.jobs.simulation.World;
import dev.darkroom.kernel.Finding;
import dev.darkroom.kernel.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A house whose books and jobs can be damaged before they are audited. */
abstract class AuditHouse {
    final InMemoryStores stores = new InMemoryStores();
    final JobHouse house = new JobHouse(World.of(stores));
    final List<UserId> users = new ArrayList<>();
    final List<Consumer<InMemoryAccounts>> damages = new ArrayList<>();
    final InMemoryJobPages jobPages = new InMemoryJobPages(stores.jobs()::all);

    UserId aUser() {
        var user = house.aUser(Plan.PRO);
        users.add(user);
        return user;
    }

    /** The books as they are now, with what was damaged. */
    InMemoryAccounts books() {
        var books = new InMemoryAccounts();
        for (var user : users) {
            books.put(house.account(user));
            stores.accounts().ledger(user, null, 10_000).items().forEach(books::put);
        }
        damages.forEach(damage -> damage.accept(books));
        return books;
    }

    AuditReport audit() {
        return audit(AuditCursor.BEGIN, house.clock.instant().plusSeconds(60));
    }

    AuditReport audit(AuditCursor from, Instant until) {
        var books = books();
        var audit = new Audit(
                books, jobPages, stores.accounts(), house.store, stores.events(), holds(house.store), house.clock);
        return audit.audit(from, until);
    }

    List<String> findings() {
        return audit().findings().stream().map(Finding::kind).toList();
    }

    Job aDoneJob(UserId user) {
        var job = house.aQueuedJob(user, 2);
        house.running(job, "a");
        house.done(job, "a", 0);
        house.failed(job, "a", 1);
        return house.now(job);
    }

    /** What holds are held against: the jobs of a store. */
    List<HoldAuditor> holds(JobStore store) {
        return List.of(new AuditHold(store, house.limits, house.clock));
    }
}
