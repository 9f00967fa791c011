package dev.darkroom.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.darkroom.credits.Account;
import dev.darkroom.credits.Grant;
import dev.darkroom.credits.Plan;
import dev.darkroom.credits.audit.OpenHold;
import dev.darkroom.credits.audit.Totals;
import dev.darkroom.credits.inmemory.InMemoryAccounts;
import dev.darkroom.jobs.audit.Audit;
import dev.darkroom.jobs.audit.AuditCursor;
import dev.darkroom.jobs.audit.AuditReport;
import dev.darkroom.jobs.inmemory.InMemoryBooks;
import dev.darkroom.jobs.inmemory.InMemoryJobPages;
import dev.darkroom.jobs.inmemory.InMemoryJobStore;
import dev.darkroom.jobs.inmemory.InMemoryStores;
import dev.darkroom.jobs.simulation.World;
import dev.darkroom.kernel.Credits;
import dev.darkroom.kernel.Finding;
import dev.darkroom.kernel.UserId;
import dev.darkroom.realtime.inmemory.InMemoryEventLog;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What an audit says of a house, sound or damaged. */
class AuditTest {
    private final InMemoryStores stores = new InMemoryStores();
    private final JobHouse house = new JobHouse(World.of(stores));
    private final List<UserId> users = new ArrayList<>();
    private final List<Consumer<InMemoryAccounts>> damages = new ArrayList<>();
    private final InMemoryJobPages jobPages = new InMemoryJobPages(stores.jobs()::all);

    private UserId aUser() {
        var user = house.aUser(Plan.PRO);
        users.add(user);
        return user;
    }

    /** The books as they are now, with what was damaged. */
    private InMemoryAccounts books() {
        var books = new InMemoryAccounts();
        for (var user : users) {
            books.put(house.account(user));
            stores.accounts().ledger(user, null, 10_000).items().forEach(books::put);
        }
        damages.forEach(damage -> damage.accept(books));
        return books;
    }

    private AuditReport audit() {
        return audit(AuditCursor.BEGIN, house.clock.instant().plusSeconds(60));
    }

    private AuditReport audit(AuditCursor from, Instant until) {
        var books = books();
        var audit =
                new Audit(books, jobPages, stores.accounts(), house.store, stores.events(), house.limits, house.clock);
        return audit.audit(from, until);
    }

    private List<String> findings() {
        return audit().findings().stream().map(Finding::kind).toList();
    }

    private Job aDoneJob(UserId user) {
        var job = house.aQueuedJob(user, 2);
        house.running(job, "a");
        house.done(job, "a", 0);
        house.failed(job, "a", 1);
        return house.now(job);
    }

    @Test
    void aHouseInOrderIsProven() {
        var first = aUser();
        var second = aUser();
        aDoneJob(first);
        var begun = house.clock.instant();
        var running = house.aQueuedJob(second, 3);
        house.running(running, "a");
        house.done(running, "a", 1);
        house.aCreatedJob(second, 4);
        house.cancelJob.cancel(first, house.aCreatedJob(first, 5).id()).orRefuse();

        var report = audit();

        assertThat(report.findings()).isEmpty();
        assertThat(report.next()).isNull();
        assertThat(report.jobs()).isEqualTo(4);
        assertThat(report.totals())
                .isEqualTo(
                        new Totals(2, 9, 400, 392, 7, 1, 2, new OpenHold(second, running.id(), Credits.of(3), begun)));
        assertThat(report.totals().balance()).isTrue();
    }

    @Test
    void nothingIsEverFoundWhileAJobLivesItsLife() {
        var user = aUser();
        var job = house.aCreatedJob(user, 2);
        assertThat(findings()).isEmpty();
        house.upload(job, 0, 1);
        house.uploads.confirm(user, job.id()).orRefuse();
        assertThat(findings()).isEmpty();
        house.execute(house.now(job), Optional.empty()).orRefuse();
        assertThat(findings()).isEmpty();
        house.running(job, "a");
        house.done(job, "a", 0);
        assertThat(findings()).isEmpty();
        house.clock.advance(house.limits.silence());
        assertThat(findings()).as("due just now").isEmpty();
        house.sweepJobs.sweep(Duration.ofMinutes(1));
        assertThat(findings()).isEmpty();
        house.clock.advance(house.limits.tellAgainAfter());
        house.sweepJobs.sweep(Duration.ofMinutes(1));
        assertThat(findings()).isEmpty();
        house.clock.advance(Duration.ofDays(30));
        assertThat(findings()).isEmpty();
    }

    @Test
    void whatTheJanitorShouldHaveBroughtOnIsStuckAndItsHoldGrowsTooOld() {
        var user = aUser();
        var job = house.aQueuedJob(user, 2);
        house.clock.advance(house.limits.silence().plusMinutes(11));
        assertThat(findings()).containsExactly("JOB_STUCK");

        house.clock.advance(house.limits.longestHold());
        var report = audit();

        assertThat(report.findings()).extracting(Finding::kind).containsExactly("HOLD_TOO_OLD", "JOB_STUCK");
        assertThat(report.findings())
                .extracting(Finding::subject)
                .containsOnly(job.id().value());
        assertThat(report.findings().getFirst().what()).startsWith("2 credits of " + user + " are held since ");
    }

    @Test
    void anEndThatNobodyWasToldIsFound() {
        var job = aDoneJob(aUser());
        house.store.step(job.forgotten());
        var sound = new Audit(
                books(), jobPages, stores.accounts(), house.store, stores.events(), house.limits, house.clock);
        var silent = new Audit(
                books(), jobPages, stores.accounts(), house.store, new InMemoryEventLog(), house.limits, house.clock);
        var until = house.clock.instant().plusSeconds(60);

        assertThat(sound.audit(AuditCursor.BEGIN, until).findings()).isEmpty();
        assertThat(silent.audit(AuditCursor.BEGIN, until).findings())
                .extracting(Finding::kind, Finding::subject)
                .containsExactly(tuple("TOPIC_WITHOUT_END", job.id().value()));
        house.clock.advance(Duration.ofDays(1));
        assertThat(silent.audit(AuditCursor.BEGIN, house.clock.instant().plusSeconds(60))
                        .findings())
                .as("events are kept for a day")
                .isEmpty();
    }

    @Test
    void damagedRowsAreNamedAndTheRestIsStillProven() {
        var damaged = aUser();
        var sound = aUser();
        var job = house.aCreatedJob(sound, 2);
        damages.add(books -> books.damage(damaged));
        jobPages.damage(job.id());

        var report = audit();

        assertThat(report.findings())
                .extracting(Finding::kind)
                .containsExactlyInAnyOrder("ROW_UNREADABLE", "JOB_UNREADABLE");
        assertThat(report.totals().accounts()).isEqualTo(2);
        assertThat(report.totals().granted()).isEqualTo(200);
    }

    @Test
    void creditsThatNobodyGrantedAreFound() {
        var user = aUser();
        aDoneJob(user);
        var account = house.account(user);
        damages.add(books -> books.put(new Account(
                user, Plan.PRO, Credits.of(9_999), account.held(), account.spent(), account.entries(), 0, 0)));

        var report = audit();

        assertThat(report.totals().balance()).isFalse();
        assertThat(report.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo("ACCOUNT_WRONG");
            assertThat(finding.subject()).isEqualTo(user.value());
            assertThat(finding.what()).contains("9999 available", "its ledger gives 199 available, 0 held, 1 spent");
        });
    }

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
        var audit =
                new Audit(asRead, jobPages, stores.accounts(), house.store, stores.events(), house.limits, house.clock);

        assertThat(audit.audit(AuditCursor.BEGIN, house.clock.instant()).findings())
                .isEmpty();
    }

    /** A store with this job and its owner's account, as both were right after its hold. */
    private InMemoryJobStore storeWith(Job job) {
        var books = new InMemoryBooks();
        var opening = Account.open(job.user(), Plan.PRO, job.createdAt());
        books.open(opening);
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
                house.limits,
                house.clock);
        return audit.audit(AuditCursor.BEGIN, house.clock.instant().plusSeconds(60)).findings().stream()
                .map(Finding::kind)
                .toList();
    }

    @Test
    void anAuditGoesOnWhereItsTimeWasUp() {
        IntStream.range(0, 200).forEach(i -> aUser());
        users.subList(0, 3).forEach(user -> house.aCreatedJob(user, 1));
        var noTime = house.clock.instant();

        var totals = Totals.NONE;
        long jobs = 0;
        int calls = 0;
        var cursor = AuditCursor.BEGIN;
        while (cursor != null) {
            var report = audit(AuditCursor.parse(cursor.text()).orElseThrow(), noTime);
            totals = totals.plus(report.totals());
            jobs += report.jobs();
            cursor = report.next();
            calls++;
        }

        assertThat(calls).isGreaterThan(5);
        assertThat(jobs).isEqualTo(3);
        assertThat(totals.plus(Totals.NONE)).isEqualTo(audit().totals());
    }

    @Test
    void anAuditThatFindsMuchStopsBeforeItsReportCannotBeRead() {
        IntStream.range(0, 300).forEach(i -> aUser());
        damages.add(books -> users.forEach(books::damage));

        var report = audit();

        assertThat(report.findings()).hasSizeBetween(100, 131);
        assertThat(report.next()).isNotNull();
    }

    @Test
    void aGrantKeepsTheBooksInOrder() {
        var user = aUser();
        var grant = new Grant("t", user, Credits.of(7), Plan.FREE, "why");
        damages.add(books -> books.write(house.account(user).grant(grant, house.clock.instant())));

        assertThat(audit().findings()).isEmpty();
        assertThat(audit().totals().granted()).isEqualTo(207);
    }
}
