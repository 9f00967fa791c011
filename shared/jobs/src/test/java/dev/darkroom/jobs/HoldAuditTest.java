package dev.darkroom.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.credits.Account;
import dev.darkroom.credits.Plan;
import dev.darkroom.credits.inmemory.InMemoryAccounts;
import dev.darkroom.jobs.audit.Audit;
import dev.darkroom.jobs.audit.AuditCursor;
import dev.darkroom.jobs.inmemory.InMemoryJobPages;
import dev.darkroom.jobs.inmemory.InMemoryJobStore;
import dev.darkroom.kernel.Finding;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What an audit says of credits that are held for no job, or for another price, and of jobs without. */
class HoldAuditTest extends AuditHouse {
    @Test
    void aJobWhoseCreditsAreNotHeldIsFound() {
        var user = aUser();
        var job = house.aCreatedJob(user, 2);
        stores.open(user, Plan.PRO);

        assertThat(audit().findings())
                .filteredOn(finding -> finding.kind().equals("JOB_WITHOUT_HOLD"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.what())
                        .isEqualTo("It is created and costs 2 credits; " + user + " has 0 held."));
        assertThat(house.now(job).state()).isEqualTo(JobState.CREATED);
    }

    @Test
    void aHoldIsHeldAgainstTheJobThatItIsFor() {
        var user = aUser();
        var job = house.aCreatedJob(user, 2);
        var nothing = new InMemoryJobStore(stores.accounts(), stores.rules(), house.clock);
        var larger = storeWith(Job.create(
                job.id(), user, job.plan(), job.preset(), 3, List.of(), job.createdAt(), house.clock.instant()));
        var ended = storeWith(job);
        ended.step(job.ended(JobState.CANCELED, null, job.createdAt(), job.createdAt()));

        assertThat(holdFindings(nothing)).containsExactly("HOLD_WITHOUT_JOB");
        assertThat(holdFindings(larger)).containsExactly("HOLD_WRONG");
        assertThat(holdFindings(ended)).containsExactly("HOLD_OF_ENDED_JOB");
        assertThat(holdFindings(storeWith(job))).isEmpty();
    }

    @Test
    void aHoldThatWasSettledSinceItsLedgerWasReadIsNoFinding() {
        var user = aUser();
        var job = house.aCreatedJob(user, 2);
        var asRead = books();
        house.cancelJob.cancel(user, job.id()).orRefuse();
        var audit = new Audit(
                asRead, jobPages, stores.accounts(), house.store, stores.events(), holds(house.store), house.clock);

        assertThat(audit.audit(AuditCursor.BEGIN, house.clock.instant()).findings())
                .isEmpty();
    }

    /** A store with this job and its owner's account, as both were right after its hold. */
    private InMemoryJobStore storeWith(Job job) {
        var books = new InMemoryAccounts();
        var opening = Account.open(job.user(), Plan.PRO, job.createdAt());
        books.write(opening);
        var store = new InMemoryJobStore(books, stores.rules(), house.clock);
        store.create(job, opening.after().hold(job.price(), job.id(), job.createdAt()), Optional.empty());
        return store;
    }

    /** What is said of the only hold when its job is looked for in that store. */
    private List<String> holdFindings(JobStore store) {
        var audit = new Audit(
                books(),
                new InMemoryJobPages(List::of),
                stores.accounts(),
                store,
                stores.events(),
                holds(store),
                house.clock);
        return audit.audit(AuditCursor.BEGIN, house.clock.instant().plusSeconds(60)).findings().stream()
                .map(Finding::kind)
                .toList();
    }
}
