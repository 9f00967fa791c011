package dev.darkroom.jobs.rules;

import dev.darkroom.credits.Account;
import dev.darkroom.kernel.IdempotencyKey;
import dev.darkroom.kernel.RuleId;
import dev.darkroom.kernel.UserId;
import java.util.List;
import java.util.Optional;

/** Keeps rules, and the count of slots in their owner's account, together. */
public interface RuleStore {
    /** One call; consistent. A rule of another user is not there. */
    Optional<Rule> find(UserId user, RuleId id);

    /** All of a user's rules, newest first: a plan has few slots. One call. */
    List<Rule> list(UserId user);

    /** Puts a rule and takes one of its owner's slots: one transaction. */
    Created create(Rule rule, Optional<IdempotencyKey> key);

    /** How a creation ended, in order of precedence. */
    sealed interface Created {
        /** An earlier request had this key. */
        record KeyUsed(RuleId rule, String requestHash) implements Created {}

        /** No slot was free, or the account is not there; this is it. */
        record NoSlot(Optional<Account> account) implements Created {}

        record Ok() implements Created {}
    }

    /** Puts the next version of a rule on condition that the one before stands. */
    boolean replace(Rule after);

    /** Removes a rule and frees its slot: one transaction. False when there was none. */
    boolean delete(UserId user, RuleId id);
}
