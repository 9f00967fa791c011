package dev.darkroom.composition;

import dev.darkroom.composition.CompositionStore.Created;
import dev.darkroom.credits.Account;
import dev.darkroom.credits.Accounts;
import dev.darkroom.credits.Movement;
import dev.darkroom.credits.RecentAccounts;
import dev.darkroom.kernel.Credits;
import dev.darkroom.kernel.Outcome;
import dev.darkroom.kernel.Problem.Kind;
import dev.darkroom.kernel.RunId;
import dev.darkroom.kernel.UserId;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The credit of a run: held by the write that makes the run. The write is conditional on the account as this environment saw it last, so that
 * it usually needs no read; only a fresh account decides a refusal.
 */
@Singleton
final class RunCredits {
    /** What a run costs. */
    static final Credits PRICE = Credits.of(1);

    /** Requests of one user that get in each other's way: each round one of them wins. */
    private static final int MAX_TRIES = 30;

    private final Accounts accounts;
    private final RecentAccounts recent;
    private final InstantSource clock;

    RunCredits(Accounts accounts, RecentAccounts recent, InstantSource clock) {
        this.accounts = accounts;
        this.recent = recent;
        this.clock = clock;
    }

    /** A run that was made or was not, and the hold that it was tried with. */
    record Made(Created created, @Nullable Movement hold) {}

    /**
     * Writes a run with its hold. Refuses with {@code AUTH_INVALID} or {@code INSUFFICIENT_CREDITS}.
     *
     * @param payer null when nobody pays
     */
    Outcome<Made> make(@Nullable UserId payer, RunId run, Function<@Nullable Movement, Created> write) {
        if (payer == null) {
            return Outcome.done(new Made(write.apply(null), null));
        }
        var account = recent.recall(payer).filter(RunCredits::canPay).or(() -> accounts.find(payer));
        for (int tries = 0; tries < MAX_TRIES; tries++) {
            if (account.isEmpty()) {
                return Outcome.refused(Kind.AUTH_INVALID, "This token's user does not exist any more. Sign in again.");
            }
            if (!canPay(account.get())) {
                recent.saw(account.get());
                return Outcome.refused(
                        Kind.INSUFFICIENT_CREDITS, "A run needs 1 credit and you have none. Get more credits.");
            }
            var hold = account.get().hold(PRICE, run, clock.instant());
            var created = write.apply(hold);
            if (created instanceof Created.AccountMoved moved) {
                account = moved.current();
                continue;
            }
            if (created instanceof Created.Ok) {
                recent.saw(hold.after());
            }
            return Outcome.done(new Made(created, hold));
        }
        return Outcome.refused(Kind.CONCURRENCY_LIMIT, "Too many requests of yours at the same moment. Try again.");
    }

    /** The movement that ends a run's hold; null when nobody pays for it; empty when nothing is held for it any more. */
    Optional<Settlement> settlement(Run run, boolean captured) {
        var payer = run.payer();
        if (payer == null) {
            return Optional.of(new Settlement(null));
        }
        var account =
                accounts.find(payer).orElseThrow(() -> new IllegalStateException("a run without an account: " + payer));
        if (!account.held().covers(PRICE)) {
            return Optional.empty();
        }
        return Optional.of(new Settlement(account.settle(
                captured ? PRICE : Credits.NONE, captured ? Credits.NONE : PRICE, run.id(), clock.instant())));
    }

    /** What is written with a run's end. */
    record Settlement(@Nullable Movement movement) {}

    /** The account as a write has just left it. */
    void saw(@Nullable Movement written) {
        if (written != null) {
            recent.saw(written.after());
        }
    }

    private static boolean canPay(Account account) {
        return account.available().covers(PRICE);
    }
}
