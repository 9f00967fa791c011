package dev.darkroom.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.credits.Account;
import dev.darkroom.credits.LedgerEntry;
import dev.darkroom.credits.Plan;
import dev.darkroom.jobs.JobStore.Balances;
import dev.darkroom.jobs.JobStore.Created;
import dev.darkroom.jobs.JobStore.Due;
import dev.darkroom.jobs.JobStore.JobSummary;
import dev.darkroom.jobs.JobStore.PhotoResult;
import dev.darkroom.jobs.JobStore.Reported;
import dev.darkroom.jobs.JobStore.Settled;
import dev.darkroom.jobs.JobStore.Stepped;
import dev.darkroom.jobs.JobStore.UsedKey;
import dev.darkroom.kernel.Credits;
import dev.darkroom.kernel.IdempotencyKey;
import dev.darkroom.kernel.JobId;
import dev.darkroom.kernel.UserId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link JobStore} does. Run by each adapter, the one in memory too. */
public abstract class JobStoreContract extends StoredJobs {
    @Test
    void aJobIsFoundAsItWasWritten() {
        var job = created(2);
        assertThat(store().find(job.id())).contains(job);
        var running = running(3);
        assertThat(store().find(running.id())).contains(running);
        assertThat(store().find(JobId.next(ids))).isEmpty();
    }

    @Test
    void aCreationMovesTheAccountAndItsLedger() {
        var job = created(2);
        assertThat(accounts().find(user)).contains(account);
        assertThat(accounts().ledger(user, null, 10).items())
                .extracting(LedgerEntry::kind)
                .containsExactly(LedgerEntry.Kind.HOLD, LedgerEntry.Kind.GRANT);
        assertThat(accounts().ledger(user, null, 1).items().getFirst().heldFor())
                .isEqualTo(job.id());
        assertThat(store().find(job.id(), user).account()).contains(account);
    }

    @Test
    void theLedgerIsReadInPages() {
        created(1);
        created(1);
        var first = accounts().ledger(user, null, 2);
        assertThat(first.items()).extracting(LedgerEntry::number).containsExactly(3L, 2L);
        assertThat(first.next()).isEqualTo("2");
        var second = accounts().ledger(user, 2L, 2);
        assertThat(second.items()).extracting(LedgerEntry::number).containsExactly(1L);
        assertThat(second.next()).isNull();
    }

    @Test
    void aCreationFromAnAccountThatHasMovedWritesNothingAndSaysWhereItStands() {
        var stale = account;
        created(1);
        var job = newJob(1);
        assertThat(store().create(job, stale.hold(job.price(), job.id(), NOW), Optional.empty()))
                .isEqualTo(new Created.AccountMoved(Optional.of(account)));
        assertThat(store().find(job.id())).isEmpty();
        assertThat(accounts().find(user)).contains(account);
    }

    @Test
    void aCreationWithoutAnAccountWritesNothing() {
        var nobody = Account.open(UserId.next(ids), Plan.FREE, NOW).after();
        var job = newJob(1);
        assertThat(store().create(job, nobody.hold(job.price(), job.id(), NOW), Optional.empty()))
                .isEqualTo(new Created.AccountMoved(Optional.empty()));
    }

    @Test
    void aUsedKeyComesBeforeAMovedAccount() {
        var key = new IdempotencyKey("order-1", "hash");
        var job = newJob(2);
        var hold = account.hold(job.price(), job.id(), NOW);
        assertThat(store().create(job, hold, Optional.of(key))).isInstanceOf(Created.Ok.class);
        var used = new UsedKey(job.id(), "hash", new Balances(Credits.of(198), Credits.of(2)));
        assertThat(store().create(newJob(2), hold, Optional.of(key))).isEqualTo(new Created.KeyUsed(used));
        assertThat(store().findKey(user, key)).contains(used);
        assertThat(store().findKey(UserId.next(ids), key)).isEmpty();
    }

    @Test
    void aKeyIsFreeAgainAfterADay() {
        var key = new IdempotencyKey("order-2", "hash");
        var job = newJob(1);
        var hold = account.hold(job.price(), job.id(), NOW);
        store().create(job, hold, Optional.of(key));
        stores().clock().advance(IdempotencyKey.LIFE.minusSeconds(1));
        assertThat(store().findKey(user, key)).isPresent();
        stores().clock().advance(Duration.ofSeconds(1));
        assertThat(store().findKey(user, key)).isEmpty();
        var next = newJob(1);
        assertThat(store().create(next, hold.after().hold(next.price(), next.id(), NOW), Optional.of(key)))
                .isInstanceOf(Created.Ok.class);
        assertThat(store().findKey(user, key).orElseThrow().job()).isEqualTo(next.id());
    }

    @Test
    void ofManyCreationsFromOneAccountOneIsWritten() throws Exception {
        var from = account;
        var outcomes = atOnce(8, () -> {
            var job = newJob(1);
            return store().create(job, from.hold(job.price(), job.id(), NOW), Optional.empty());
        });
        assertThat(outcomes).filteredOn(Created.Ok.class::isInstance).hasSize(1);
        assertThat(accounts().find(user).orElseThrow().held()).isEqualTo(Credits.of(1));
    }

    @Test
    void aStepFromAVersionThatIsGoneWritesNothing() {
        var job = created(1);
        var uploaded = stepped(job.uploaded());
        assertThat(store().step(job.uploaded())).isEqualTo(new Stepped.Moved(Optional.of(uploaded)));
        assertThat(store().step(newJob(1).uploaded())).isEqualTo(new Stepped.Moved(Optional.empty()));
    }

    @Test
    void aPhotoIsDecidedByItsFirstResult() {
        var job = running(3);
        var done = store().report(job.id(), "a1", new PhotoResult.Succeeded(0, user), DUE.plusSeconds(1));
        assertThat(done).isInstanceOfSatisfying(Reported.Accepted.class, accepted -> {
            assertThat(accepted.after().done()).containsExactly(0);
            assertThat(accepted.after().dueAt()).isEqualTo(DUE.plusSeconds(1));
            assertThat(accepted.after().version()).isEqualTo(job.version() + 1);
        });
        store().report(job.id(), "a1", new PhotoResult.Failed(1, "not an image"), DUE);
        var stands = store().find(job.id()).orElseThrow();
        assertThat(stands.failed()).containsExactly(Map.entry(1, "not an image"));
        for (var repeat : List.of(
                new PhotoResult.Succeeded(0, user),
                new PhotoResult.Failed(0, "late"),
                new PhotoResult.Succeeded(1, user),
                new PhotoResult.Failed(1, "again"),
                new PhotoResult.Succeeded(3, user))) {
            assertThat(store().report(job.id(), "a1", repeat, DUE))
                    .as("%s", repeat)
                    .isEqualTo(new Reported.Refused(Optional.of(stands)));
        }
    }

    @Test
    void onlyTheCurrentAttemptOfARunningJobIsTaken() {
        var created = created(1);
        assertThat(store().heartbeat(created.id(), "a1", DUE)).isEqualTo(new Reported.Refused(Optional.of(created)));
        var job = running(1);
        assertThat(store().report(job.id(), "a2", new PhotoResult.Succeeded(0, user), DUE))
                .isEqualTo(new Reported.Refused(Optional.of(job)));
        assertThat(store().heartbeat(job.id(), "a2", DUE)).isEqualTo(new Reported.Refused(Optional.of(job)));
        assertThat(store().heartbeat(job.id(), "a1", DUE)).isInstanceOf(Reported.Accepted.class);
        assertThat(store().heartbeat(JobId.next(ids), "a1", DUE)).isEqualTo(new Reported.Refused(Optional.empty()));
    }

    @Test
    void aResultInAnotherUsersFolderIsNotTaken() {
        var job = running(1);
        assertThat(store().report(job.id(), "a1", new PhotoResult.Succeeded(0, UserId.next(ids)), DUE))
                .isEqualTo(new Reported.Refused(Optional.of(job)));
    }

    @Test
    void resultsOfDifferentPhotosAtOnceAreAllTaken() throws Exception {
        var job = running(8);
        var tasks = IntStream.range(0, 8)
                .mapToObj(idx -> (Callable<Reported>)
                        () -> store().report(job.id(), "a1", new PhotoResult.Succeeded(idx, user), DUE))
                .toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.invokeAll(tasks)
                    .forEach(task -> assertThat(task.resultNow()).isInstanceOf(Reported.Accepted.class));
        }
        assertThat(store().find(job.id()).orElseThrow().done()).hasSize(8);
    }

    @Test
    void aJobIsSettledOnce() throws Exception {
        var job = running(3);
        store().report(job.id(), "a1", new PhotoResult.Succeeded(0, user), DUE);
        var last = store().find(job.id()).orElseThrow();
        var ended = last.ended(JobState.CANCELED, "enough", NOW, DUE);
        var settlement = account.settle(ended.captured(), ended.released(), job.id(), NOW);
        var outcomes = atOnce(6, () -> store().settle(ended, settlement));
        assertThat(outcomes).filteredOn(Settled.Ok.class::isInstance).hasSize(1);
        assertThat(outcomes).filteredOn(Settled.AccountMoved.class::isInstance).isEmpty();
        assertThat(store().find(job.id())).contains(ended);
        assertThat(accounts().find(user)).contains(settlement.after());
        assertThat(accounts().ledger(user, null, 2).items())
                .extracting(LedgerEntry::kind)
                .containsExactly(LedgerEntry.Kind.RELEASE, LedgerEntry.Kind.CAPTURE);
    }

    @Test
    void aSettlementFromAnAccountThatHasMovedWritesNothing() {
        var job = running(1);
        var stale = account;
        created(1);
        var ended = job.ended(JobState.FAILED, null, NOW, DUE);
        assertThat(store().settle(ended, stale.settle(Credits.NONE, Credits.of(1), job.id(), NOW)))
                .isInstanceOf(Settled.AccountMoved.class);
        assertThat(store().find(job.id())).contains(job);
    }

    @Test
    void whatIsDueIsFoundUntilItIsForgotten() {
        var created = created(1);
        var running = running(1);
        assertThat(store().due(Due.UNUSED, DUE, 1000)).contains(created.id()).doesNotContain(running.id());
        assertThat(store().due(Due.UNUSED, DUE.minusMillis(1), 1000)).doesNotContain(created.id());
        assertThat(store().due(Due.RUNNING, DUE, 1000)).contains(running.id());
        var ended = running.ended(JobState.FAILED, null, NOW, DUE);
        store().settle(ended, account.settle(Credits.NONE, Credits.of(1), running.id(), NOW));
        assertThat(store().due(Due.RUNNING, DUE, 1000)).doesNotContain(running.id());
        assertThat(store().due(Due.ENDED, DUE, 1000)).contains(running.id());
        stepped(ended.forgotten());
        assertThat(store().due(Due.ENDED, DUE, 1000)).doesNotContain(running.id());
    }

    @Test
    void jobsAreListedNewestFirstInPages() {
        var jobs = new ArrayList<Job>();
        for (int i = 0; i < 3; i++) {
            jobs.addFirst(created(1));
            // Ids sort by the millisecond.
            while (ids.next()
                    .substring(0, 10)
                    .equals(jobs.getFirst().id().value().substring(4, 14))) {
                Thread.onSpinWait();
            }
        }
        var first = store().list(user, null, null, 2);
        assertThat(first.items())
                .extracting(JobSummary::id)
                .containsExactly(jobs.get(0).id(), jobs.get(1).id());
        var second = store().list(user, null, new JobId(Objects.requireNonNull(first.next())), 2);
        assertThat(second.items())
                .extracting(JobSummary::id)
                .containsExactly(jobs.get(2).id());
        assertThat(second.next()).isNull();
        stepped(jobs.get(1).uploaded());
        assertThat(store().list(user, JobState.UPLOADED, null, 10).items())
                .extracting(JobSummary::id)
                .containsExactly(jobs.get(1).id());
        assertThat(store().list(UserId.next(ids), null, null, 10).items()).isEmpty();
    }

    private static <T> List<T> atOnce(int times, Callable<T> task) throws InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(Collections.nCopies(times, task)).stream()
                    .map(Future::resultNow)
                    .toList();
        }
    }
}
