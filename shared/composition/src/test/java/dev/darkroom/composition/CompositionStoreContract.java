package dev.darkroom.composition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.composition.CompositionStore.Created;
import dev.darkroom.composition.CompositionStore.KeyOf;
import dev.darkroom.composition.CompositionStore.Settled;
import dev.darkroom.composition.CompositionStore.Terms;
import dev.darkroom.composition.CompositionStore.UsedKey;
import dev.darkroom.composition.CompositionStore.Written;
import dev.darkroom.credits.Accounts;
import dev.darkroom.kernel.BranchId;
import dev.darkroom.kernel.Credits;
import dev.darkroom.kernel.IdSource;
import dev.darkroom.kernel.IdempotencyKey;
import dev.darkroom.kernel.RunId;
import dev.darkroom.kernel.SessionId;
import dev.darkroom.kernel.UserId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every store of compositions does, in memory and in DynamoDB alike. */
public abstract class CompositionStoreContract {
    /** Rows keep milliseconds. */
    protected static final Instant NOW = Instant.parse("2026-11-20T12:00:00.123Z");

    private static final Terms FREE = new Terms(null, null);

    private final IdSource ids = IdSource.secure(InstantSource.system());

    protected abstract CompositionStore store();

    protected abstract Accounts accounts();

    /** Opens an account of the free plan. */
    protected abstract void open(UserId user);

    @Test
    void whatIsCreatedIsFoundAsItWas() {
        var composition = composition(UserId.next(ids));
        var main = run(RunId.main(composition.id()), 0, null);
        assertThat(store().create(composition, main, FREE)).isInstanceOf(Created.Ok.class);
        assertThat(store().find(composition.id())).contains(composition);
        assertThat(store().find(main.id())).contains(main);
        assertThat(store().find(SessionId.next(ids))).isEmpty();
    }

    @Test
    void lanesAreCountedAndNobodyGetsOneOfAnother() {
        var composition = stored();
        assertThat(store().takeLane(composition.id()).orElseThrow().lane()).isEqualTo(1);
        var second = store().takeLane(composition.id()).orElseThrow();
        assertThat(second.lane()).isEqualTo(2);
        assertThat(second.composition()).isEqualTo(composition);
        assertThat(store().takeLane(SessionId.next(ids))).isEmpty();
    }

    @Test
    void runsComeInPagesTheMainLineFirst() {
        var composition = stored();
        var wanted = new ArrayList<RunId>();
        wanted.add(RunId.main(composition.id()));
        for (int lane = 1; lane <= 5; lane++) {
            var branch = branch(composition, lane);
            wanted.add(branch.id());
            assertThat(store().create(branch, FREE)).isInstanceOf(Created.Ok.class);
        }
        var seen = new ArrayList<RunId>();
        RunId after = null;
        do {
            var page = store().runs(composition.id(), after, 4);
            page.items().forEach(run -> seen.add(run.id()));
            after = page.next() == null ? null : page.items().getLast().id();
        } while (after != null);
        assertThat(seen.getFirst()).isEqualTo(wanted.getFirst());
        assertThat(seen).containsExactlyInAnyOrderElementsOf(wanted);
    }

    @Test
    void aKeyMakesOneRunAndTellsWhich() {
        var composition = stored();
        var key = new KeyOf("composition#" + ids.next(), new IdempotencyKey("k", "hash"));
        var first = branch(composition, 1);
        assertThat(store().create(first, new Terms(null, key))).isInstanceOf(Created.Ok.class);
        assertThat(store().create(branch(composition, 2), new Terms(null, key)))
                .isEqualTo(new Created.KeyUsed(new UsedKey(first.id(), "hash")));
        assertThat(store().findKey(key)).contains(new UsedKey(first.id(), "hash"));
    }

    @Test
    void aRunIsMadeWithItsHoldOrNotAtAll() {
        var user = UserId.next(ids);
        open(user);
        var composition = stored();
        var before = accounts().find(user).orElseThrow();
        var first = branch(composition, 1);
        var hold = before.hold(Credits.of(1), first.id(), NOW);
        assertThat(store().create(first, new Terms(hold, null))).isInstanceOf(Created.Ok.class);
        assertThat(accounts().find(user)).contains(hold.after());
        assertThat(accounts().ledger(user, null, 1).items().getFirst().heldFor())
                .isEqualTo(first.id());

        var second = branch(composition, 2);
        var stale = before.hold(Credits.of(1), second.id(), NOW);
        assertThat(store().create(second, new Terms(stale, null)))
                .isEqualTo(new Created.AccountMoved(Optional.of(hold.after())));
        assertThat(store().find(second.id())).isEmpty();
    }

    @Test
    void aRunIsWithdrawnWithItsHoldAndItsKey() {
        var user = UserId.next(ids);
        open(user);
        var composition = stored();
        var run = branch(composition, 1);
        var key = new KeyOf("composition#" + ids.next(), new IdempotencyKey("k", "hash"));
        var hold = accounts().find(user).orElseThrow().hold(Credits.of(1), run.id(), NOW);
        store().create(run, new Terms(hold, key));
        var release = hold.after().settle(Credits.NONE, Credits.of(1), run.id(), NOW);
        assertThat(store().withdraw(run, new Terms(release, key))).isTrue();
        assertThat(store().find(run.id())).isEmpty();
        assertThat(store().findKey(key)).isEmpty();
        assertThat(accounts().find(user).orElseThrow().held()).isEqualTo(Credits.NONE);
        assertThat(store().withdraw(run, new Terms(null, key))).isFalse();
    }

    @Test
    void onlyTheNextVersionIsTaken() {
        var run = run(RunId.main(stored().id()), 0, null);
        var taken = run.takenBy("a");
        assertThat(store().step(taken)).isEqualTo(new Written.Ok(taken));
        assertThat(store().step(taken)).isEqualTo(new Written.Moved(Optional.of(taken)));
        assertThat(store().step(run(new RunId(SessionId.next(ids), null), 0, null)
                        .takenBy("a")))
                .isEqualTo(new Written.Moved(Optional.empty()));
    }

    @Test
    void aStepIsTakenOnceInOrderAndFromTheCurrentAttempt() {
        var id = RunId.main(stored().id());
        assertThat(store().report(id, "a", 1, "1.jpg")).isInstanceOf(Written.Moved.class);
        store().step(run(id, 0, null).takenBy("a"));
        assertThat(store().report(id, "a", 2, "2.jpg")).isInstanceOf(Written.Moved.class);
        assertThat(store().report(id, "b", 1, "1.jpg")).isInstanceOf(Written.Moved.class);
        assertThat(store().report(id, "a", 1, "1.jpg"))
                .isInstanceOfSatisfying(
                        Written.Ok.class, ok -> assertThat(ok.after().images()).containsExactly("1.jpg"));
        assertThat(store().report(id, "a", 1, "1.png")).isInstanceOf(Written.Moved.class);
        store().report(id, "a", 2, "2.jpg");
        assertThat(store().report(id, "a", 3, "3.jpg"))
                .as("the run has two steps")
                .isInstanceOf(Written.Moved.class);
        assertThat(store().find(id).orElseThrow().images()).containsExactly("1.jpg", "2.jpg");
    }

    @Test
    void aRunIsSettledOnceAndWithItsAccount() {
        var user = UserId.next(ids);
        open(user);
        var composition = stored();
        var run = branch(composition, 1, user);
        var hold = accounts().find(user).orElseThrow().hold(Credits.of(1), run.id(), NOW);
        store().create(run, new Terms(hold, null));
        var ended = run.ended(RunState.FAILED, "why", NOW.plusSeconds(60));
        var release = hold.after().settle(Credits.NONE, Credits.of(1), run.id(), NOW);
        assertThat(store().settle(ended, hold)).isInstanceOf(Settled.AccountMoved.class);
        assertThat(store().find(run.id())).contains(run);
        assertThat(store().settle(ended, release)).isInstanceOf(Settled.Ok.class);
        assertThat(store().settle(ended, release)).isEqualTo(new Settled.RunMoved(Optional.of(ended)));
        assertThat(store().find(run.id())).contains(ended);
        assertThat(accounts().find(user)).contains(release.after());
    }

    @Test
    void whatIsDueIsFoundUntilItIsForgotten() {
        var composition = stored();
        var id = RunId.main(composition.id());
        assertThat(due(NOW.plusSeconds(29))).doesNotContain(id);
        assertThat(due(NOW.plusSeconds(31))).contains(id);
        var ended = run(id, 0, null).ended(RunState.FAILED, "why", NOW.plusSeconds(60));
        store().settle(ended, null);
        assertThat(due(NOW.plusSeconds(31))).doesNotContain(id);
        assertThat(due(NOW.plusSeconds(61))).contains(id);
        store().step(ended.forgotten());
        assertThat(due(NOW.plusSeconds(1000))).doesNotContain(id);
    }

    private List<RunId> due(Instant now) {
        return store().due(now, 10_000);
    }

    @Test
    void aClosedCompositionIsFoundByNobodyAndBeginsNothing() {
        var owner = UserId.next(ids);
        var composition = composition(owner);
        store().create(composition, run(RunId.main(composition.id()), 0, null), FREE);
        assertThat(store().close(composition.id(), new Reader.User(UserId.next(ids))))
                .isFalse();
        assertThat(store().find(composition.id())).isPresent();
        assertThat(store().close(composition.id(), new Reader.User(owner))).isTrue();
        assertThat(store().find(composition.id())).isEmpty();
        assertThat(store().takeLane(composition.id())).isEmpty();
        assertThat(store().create(branch(composition, 1), FREE)).isInstanceOf(Created.NoComposition.class);
        assertThat(store().close(composition.id(), new Reader.Anyone()))
                .as("again")
                .isTrue();
        store().remove(composition.id());
        assertThat(store().find(RunId.main(composition.id()))).isEmpty();
        assertThat(store().close(composition.id(), new Reader.Anyone())).isFalse();
    }

    @Test
    void allRowsOfAManyBranchedCompositionAreRemoved() {
        var composition = stored();
        for (int lane = 1; lane <= 30; lane++) {
            store().create(branch(composition, lane), FREE);
        }
        store().remove(composition.id());
        assertThat(store().runs(composition.id(), null, 100).items()).isEmpty();
        assertThat(store().find(composition.id())).isEmpty();
    }

    private Composition stored() {
        var composition = composition(null);
        assertThat(store().create(composition, run(RunId.main(composition.id()), 0, null), FREE))
                .isInstanceOf(Created.Ok.class);
        return composition;
    }

    private Composition composition(@Nullable UserId owner) {
        return new Composition(
                SessionId.next(ids),
                "a boat",
                List.of(new SceneObject("o", "boat", "#6366f1")),
                List.of(new Placement("o", 0.1, 0.2, 0.3, 0.4)),
                512,
                512,
                2,
                42,
                owner,
                NOW);
    }

    private Run branch(Composition composition, int lane) {
        return branch(composition, lane, null);
    }

    private Run branch(Composition composition, int lane, @Nullable UserId payer) {
        return run(new RunId(composition.id(), BranchId.next(ids)), lane, payer);
    }

    private static Run run(RunId id, int lane, @Nullable UserId payer) {
        var main = RunId.main(id.session());
        boolean branch = id.branch() != null;
        var wish = new Feedback("f", "point", "text", "darker", null, null, new Feedback.Point(0.5, 0.5), 7L);
        return new Run(
                id,
                1,
                RunState.QUEUED,
                branch
                        ? new Run.Origin(new NodeId.Image(main, 1), "steps/" + main + "/1.jpg", 1)
                        : new Run.Origin(new NodeId.Prompt(id.session()), null, 0),
                branch ? List.of(wish) : List.of(),
                lane,
                List.of(),
                2,
                payer,
                "https://api.example.com/generations/" + id + "/callback",
                false,
                null,
                Set.of(),
                NOW,
                NOW.plusSeconds(600),
                NOW.plusSeconds(30),
                null);
    }
}
