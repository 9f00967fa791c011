package dev.darkroom.credits;

import dev.darkroom.kernel.Credits;
import dev.darkroom.kernel.IdempotencyKey;
import dev.darkroom.kernel.Outcome;
import dev.darkroom.kernel.Problem;
import dev.darkroom.kernel.Problem.Field;
import dev.darkroom.kernel.UserId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An act that gives a user credits, another plan, or both: by an operator's hand, later by a purchase. Its id comes
 * from outside and makes it once: whoever repeats it under the same id gets the first result.
 *
 * @param id 1 to 128 visible ASCII characters: a purchase's id, a ticket's number
 * @param credits up to {@link #MAX_CREDITS}; none only when a plan is set
 * @param plan what the user has from now on; null when it stays
 * @param reason 1 to {@value #MAX_REASON} characters; stands in the ledger, where the user reads it
 */
public record Grant(
        String id, UserId user, Credits credits, @Nullable Plan plan, String reason) {
    /** More at once is taken for a slip of the finger: ten thousand times a free plan's start. */
    public static final Credits MAX_CREDITS = Credits.of(100_000);

    /** Longest reason. */
    public static final int MAX_REASON = 200;

    public Grant {
        if ((credits.isNone() && plan == null) || !MAX_CREDITS.covers(credits)) {
            throw new IllegalArgumentException("a grant gives credits within bounds, a plan, or both: " + id);
        }
    }

    /** A grant from what somebody typed; refuses with {@code INVALID_REQUEST} and names every wrong member. */
    public static Outcome<Grant> of(String id, String user, long credits, @Nullable String plan, String reason) {
        var wrong = new ArrayList<Field>();
        if (!IdempotencyKey.isValid(id)) {
            wrong.add(new Field("id", "must be 1 to 128 visible ASCII characters"));
        }
        var owner = UserId.parse(user);
        if (owner.isEmpty()) {
            wrong.add(new Field("user", "must be a user's id, as in u_01J00000000000000000000000"));
        }
        var amount = amount(credits, plan != null);
        if (amount.isEmpty()) {
            wrong.add(new Field(
                    "credits",
                    "must be 1 to " + MAX_CREDITS.amount()
                            + ", or 0 with a plan; nothing is ever taken away by a grant"));
        }
        var wanted = plan == null ? Optional.<Plan>empty() : parsePlan(plan);
        if (plan != null && wanted.isEmpty()) {
            wrong.add(new Field("plan", "must be one of " + planNames()));
        }
        if (reason.isBlank() || reason.length() > MAX_REASON) {
            wrong.add(new Field("reason", "must be 1 to " + MAX_REASON + " characters; the user reads it"));
        }
        return wrong.isEmpty()
                ? Outcome.done(new Grant(id, owner.orElseThrow(), amount.orElseThrow(), wanted.orElse(null), reason))
                : Outcome.refused(Problem.invalid(wrong));
    }

    private static Optional<Credits> amount(long credits, boolean withPlan) {
        long least = withPlan ? 0 : 1;
        return credits < least || credits > MAX_CREDITS.amount() ? Optional.empty() : Optional.of(Credits.of(credits));
    }

    private static Optional<Plan> parsePlan(String name) {
        return Arrays.stream(Plan.values())
                .filter(plan -> plan.wireName().equals(name))
                .findFirst();
    }

    private static String planNames() {
        return Arrays.stream(Plan.values()).map(Plan::wireName).collect(Collectors.joining(", "));
    }

    /** Whether both give the same to the same user; the reason is a remark and may be worded anew. */
    public boolean isSameAs(Grant other) {
        return user.equals(other.user) && credits.equals(other.credits) && plan == other.plan;
    }
}
