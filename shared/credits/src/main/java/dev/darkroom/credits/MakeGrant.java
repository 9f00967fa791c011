package dev.darkroom.credits;

import dev.darkroom.credits.GrantStore.Written;
import dev.darkroom.kernel.Outcome;
import dev.darkroom.kernel.Problem.Kind;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/**
 * Makes grants, each once. A plan that allows less than the user has takes nothing away: live jobs end as they would,
 * stored rules stay, and new ones are refused until there is room.
 */
@Singleton
public final class MakeGrant {
    /** Jobs of the user that begin and end at the same moment: each round one of them wins. */
    private static final int MAX_TRIES = 20;

    private final GrantStore grants;
    private final Accounts accounts;
    private final InstantSource clock;

    public MakeGrant(GrantStore grants, Accounts accounts, InstantSource clock) {
        this.grants = grants;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** @param alreadyDone whether an earlier call made it, and this one changed nothing */
    public record Result(MadeGrant made, boolean alreadyDone) {}

    /** Refuses with {@code CONFLICT} (the id belongs to a grant of other terms) or {@code NOT_FOUND} (user). */
    public Outcome<Result> make(Grant grant) {
        var earlier = grants.find(grant.id());
        if (earlier.isPresent()) {
            return repeat(grant, earlier.get());
        }
        var account = accounts.find(grant.user());
        for (int tries = 0; tries < MAX_TRIES; tries++) {
            if (account.isEmpty()) {
                return Outcome.refused(
                        Kind.NOT_FOUND, "There is no user " + grant.user() + ". GET /me shows a user's own id.");
            }
            var movement = account.get().grant(grant, clock.instant());
            var made = MadeGrant.of(grant, movement);
            switch (grants.write(made, movement)) {
                case Written.Ok ok -> {
                    return Outcome.done(new Result(made, false));
                }
                case Written.AlreadyMade before -> {
                    return repeat(grant, before.earlier());
                }
                case Written.AccountMoved moved -> account = moved.current();
            }
        }
        return Outcome.refused(
                Kind.UNAVAILABLE, "The account of " + grant.user() + " kept moving. Nothing was granted; try again.");
    }

    private static Outcome<Result> repeat(Grant grant, MadeGrant earlier) {
        if (grant.isSameAs(earlier.grant())) {
            return Outcome.done(new Result(earlier, true));
        }
        var first = earlier.grant();
        var plan = first.plan();
        return Outcome.refused(
                Kind.CONFLICT,
                "Grant " + grant.id() + " is already done and different: " + earlier.at() + ", "
                        + first.credits().amount() + " credits" + (plan == null ? "" : " and plan " + plan.wireName())
                        + " to " + first.user() + ". Give another id to what is another grant.");
    }
}
