package dev.darkroom.credits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.credits.GrantStore.Written;
import dev.darkroom.kernel.Credits;
import dev.darkroom.kernel.IdSource;
import dev.darkroom.kernel.UserId;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link GrantStore} does. Run by each adapter, the one in memory too. */
public abstract class GrantStoreContract {
    protected static final Instant NOW = Instant.parse("2026-11-20T12:00:00.123Z");

    protected final IdSource ids = IdSource.secure(InstantSource.system());
    private final UserId user = UserId.next(ids);
    private final Movement opening = Account.open(user, Plan.FREE, NOW);
    private final Account account = opening.after();

    protected abstract GrantStore store();

    protected abstract Accounts accounts();

    /** Writes the first movement of an account. */
    protected abstract void open(Movement opening);

    /** Takes a rule slot of an account, which moves it without an entry. */
    protected abstract void takeSlot(UserId owner);

    @BeforeEach
    void openAccount() {
        open(opening);
    }

    private Grant aGrant(Plan plan) {
        return new Grant("ticket-" + ids.next(), user, Credits.of(25), plan, "a thank-you");
    }

    @Test
    void aGrantMovesTheAccountAndIsRememberedWithItsEntry() {
        var grant = aGrant(Plan.PRO);
        var movement = account.grant(grant, NOW);
        var made = MadeGrant.of(grant, movement);

        assertThat(store().write(made, movement)).isInstanceOf(Written.Ok.class);

        assertThat(accounts().find(user)).contains(movement.after());
        assertThat(movement.after())
                .isEqualTo(new Account(user, Plan.PRO, Credits.of(35), Credits.NONE, Credits.NONE, 2, 0, 0));
        assertThat(accounts().ledger(user, null, 10).items().getFirst())
                .isEqualTo(movement.entries().getFirst());
        assertThat(store().find(grant.id())).contains(made);
    }

    @Test
    void aPlanAloneIsAnEntryOfNoCredits() {
        var grant = new Grant("plan-" + ids.next(), user, Credits.NONE, Plan.PRO, "a trial");
        var movement = account.grant(grant, NOW);

        assertThat(store().write(MadeGrant.of(grant, movement), movement)).isInstanceOf(Written.Ok.class);

        assertThat(accounts().find(user).orElseThrow().plan()).isEqualTo(Plan.PRO);
        var entry = accounts().ledger(user, null, 10).items().getFirst();
        assertThat(entry.amount()).isEqualTo(Credits.NONE);
        assertThat(entry.note()).isEqualTo(new LedgerEntry.Note(grant.id(), "a trial", Plan.PRO));
    }

    @Test
    void aRuleSlotThatIsTakenMeanwhileStaysTaken() {
        var grant = aGrant(Plan.PRO);
        var movement = account.grant(grant, NOW);
        takeSlot(user);

        assertThat(store().write(MadeGrant.of(grant, movement), movement)).isInstanceOf(Written.Ok.class);

        assertThat(accounts().find(user).orElseThrow().ruleSlots()).isEqualTo(1);
    }

    @Test
    void anIdWorksOnceEvenWhenTheAccountHasMovedSince() {
        var grant = aGrant(Plan.FREE);
        var first = account.grant(grant, NOW);
        var made = MadeGrant.of(grant, first);
        store().write(made, first);
        var other = new Grant(grant.id(), user, Credits.of(1), null, "another");

        assertThat(store().write(MadeGrant.of(grant, first), first)).isEqualTo(new Written.AlreadyMade(made));
        var onTop = first.after().grant(other, NOW);
        assertThat(store().write(MadeGrant.of(other, onTop), onTop)).isEqualTo(new Written.AlreadyMade(made));

        assertThat(accounts().find(user)).contains(first.after());
    }

    @Test
    void aGrantFromAnOldAccountIsRefusedWithTheOneThatStands() {
        var first = account.grant(aGrant(Plan.FREE), NOW);
        store().write(MadeGrant.of(aGrant(Plan.FREE), first), first);
        var late = aGrant(Plan.PRO);
        var movement = account.grant(late, NOW);

        assertThat(store().write(MadeGrant.of(late, movement), movement))
                .isInstanceOfSatisfying(
                        Written.AccountMoved.class,
                        moved -> assertThat(moved.current()).contains(first.after()));
        assertThat(store().find(late.id())).isEmpty();
    }

    @Test
    void anAccountThatIsNotThereIsSaidSo() {
        var nobody = Account.open(UserId.next(ids), Plan.FREE, NOW).after();
        var grant = new Grant("x-" + ids.next(), nobody.user(), Credits.of(1), null, "x");
        var movement = nobody.grant(grant, NOW);

        assertThat(store().write(MadeGrant.of(grant, movement), movement))
                .isInstanceOfSatisfying(
                        Written.AccountMoved.class,
                        moved -> assertThat(moved.current()).isEmpty());
    }
}
