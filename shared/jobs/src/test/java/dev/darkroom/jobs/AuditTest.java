package dev.darkroom.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.darkroom.credits.Account;
import dev.darkroom.credits.Grant;
import dev.darkroom.credits.Plan;
import dev.darkroom.credits.audit.OpenHold;
import dev.darkroom.credits.audit.Totals;
import dev.darkroom.jobs.audit.Audit;
import dev.darkroom.jobs.audit.AuditCursor;
import dev.darkroom.kernel.Credits;
import dev.darkroom.kernel.Finding;
import dev.darkroom.realtime.inmemory.InMemoryEventLog;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What an audit says of a house, sound or damaged. */
class AuditTest extends AuditHouse {
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
                books(), jobPages, stores.accounts(), house.store, stores.events(), holds(house.store), house.clock);
        var silent = new Audit(
                books(),
                jobPages,
                stores.accounts(),
                house.store,
                new InMemoryEventLog(),
                holds(house.store),
                house.clock);
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
