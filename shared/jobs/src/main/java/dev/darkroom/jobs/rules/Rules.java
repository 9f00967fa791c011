package dev.darkroom.jobs.rules;

import dev.darkroom.credits.Account;
import dev.darkroom.credits.Plan;
import dev.darkroom.jobs.presets.Preset;
import dev.darkroom.jobs.presets.Presets;
import dev.darkroom.jobs.rules.RuleSpec.Action;
import dev.darkroom.kernel.IdSource;
import dev.darkroom.kernel.IdempotencyKey;
import dev.darkroom.kernel.Outcome;
import dev.darkroom.kernel.Problem;
import dev.darkroom.kernel.Problem.Kind;
import dev.darkroom.kernel.RuleId;
import dev.darkroom.kernel.UserId;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What users do with rules. */
@Singleton
public final class Rules {
    /** Two requests that change one rule at the same moment: the later one is tried again on what the first left. */
    private static final int MAX_TRIES = 5;

    private final RuleStore store;
    private final Presets presets;
    private final IdSource ids;
    private final InstantSource clock;

    public Rules(RuleStore store, Presets presets, IdSource ids, InstantSource clock) {
        this.store = store;
        this.presets = presets;
        this.ids = ids;
        this.clock = clock;
    }

    /** What a client sends of a rule. Absent members are null. */
    public record Draft(
            @Nullable String name,
            @Nullable Map<String, Action> concepts,
            @Nullable List<String> protect) {}

    /** Checks a rule against a preset without storing it. */
    public Outcome<RuleSpec> check(
            Preset preset, @Nullable Map<String, Action> concepts, @Nullable List<String> protect) {
        return new RuleCheck(preset, presets.palette()).check(concepts, protect);
    }

    /** Refuses with {@code NOT_FOUND}, {@code INVALID_REQUEST}, {@code CONFLICT} or {@code RULE_SLOT_FULL}. */
    public Outcome<Rule> create(UserId user, String preset, Draft draft, Optional<IdempotencyKey> key) {
        var name = draft.name();
        if (name == null || !isName(name)) {
            return Outcome.refused(wrongName());
        }
        var known = presets.find(preset);
        if (known.isEmpty()) {
            return Outcome.refused(Kind.NOT_FOUND, "There is no preset " + preset + ". GET /presets lists them.");
        }
        return switch (check(known.get(), draft.concepts(), draft.protect())) {
            case Outcome.Refused<RuleSpec> refused -> Outcome.refused(refused.problem());
            case Outcome.Done<RuleSpec> spec -> {
                var rule = new Rule(RuleId.next(ids), user, name, preset, spec.value(), clock.instant(), 1);
                yield store(rule, key);
            }
        };
    }

    private Outcome<Rule> store(Rule rule, Optional<IdempotencyKey> key) {
        return switch (store.create(rule, key)) {
            case RuleStore.Created.Ok ok -> Outcome.done(rule);
            case RuleStore.Created.KeyUsed used -> repeated(rule, used, key.orElseThrow());
            case RuleStore.Created.NoSlot none ->
                none.account().map(Account::plan).map(Rules::<Rule>full).orElseGet(() -> Outcome.refused(noSuchUser()));
        };
    }

    private static <T> Outcome<T> full(Plan plan) {
        return Outcome.refused(
                Kind.RULE_SLOT_FULL,
                "All " + plan.ruleSlots() + " rule slots of your plan are in use. Delete a rule first.");
    }

    private static Problem noSuchUser() {
        return Problem.of(Kind.AUTH_INVALID, "This token's user does not exist any more. Sign in again.");
    }

    private Outcome<Rule> repeated(Rule rule, RuleStore.Created.KeyUsed used, IdempotencyKey key) {
        if (!used.requestHash().equals(key.requestHash())) {
            return Outcome.refused(IdempotencyKey.usedOtherwise());
        }
        // The first answer again; when the rule is deleted meanwhile the client learns that instead.
        return find(rule.user(), used.rule());
    }

    /** Refuses with {@code NOT_FOUND}. */
    public Outcome<Rule> find(UserId user, RuleId id) {
        return store.find(user, id).map(Outcome::done).orElseGet(() -> Outcome.refused(notFound()));
    }

    /** Newest first. */
    public List<Rule> list(UserId user) {
        return store.list(user);
    }

    /**
     * Changes the members that the draft has.
     *
     * @param ifVersion only this version; null for any
     */
    public Outcome<Rule> change(UserId user, RuleId id, Draft draft, @Nullable Long ifVersion) {
        var newName = draft.name();
        if (newName != null && !isName(newName)) {
            return Outcome.refused(wrongName());
        }
        for (int tries = 0; tries < MAX_TRIES; tries++) {
            var found = store.find(user, id);
            if (found.isEmpty()) {
                return Outcome.refused(notFound());
            }
            var rule = found.get();
            if (ifVersion != null && rule.version() != ifVersion) {
                return Outcome.refused(
                        Kind.PRECONDITION_FAILED, "The rule has changed since you read it. Read it again first.");
            }
            var spec = changedSpec(rule, draft);
            if (spec instanceof Outcome.Refused<RuleSpec> refused) {
                return Outcome.refused(refused.problem());
            }
            var after = rule.changed(newName == null ? rule.name() : newName, spec.orRefuse());
            if (store.replace(after)) {
                return Outcome.done(after);
            }
        }
        return Outcome.refused(Kind.CONFLICT, "The rule is being changed by many requests at once. Try again.");
    }

    private Outcome<RuleSpec> changedSpec(Rule rule, Draft draft) {
        if (draft.concepts() == null && draft.protect() == null) {
            return Outcome.done(rule.spec());
        }
        var preset = presets.find(rule.preset()).orElseThrow();
        var concepts = draft.concepts() == null ? rule.spec().concepts() : draft.concepts();
        var protect = draft.protect() == null ? rule.spec().protect() : draft.protect();
        return check(preset, concepts, protect);
    }

    /** Frees the slot. Refuses with {@code NOT_FOUND}. */
    public Outcome<RuleId> delete(UserId user, RuleId id) {
        return store.delete(user, id) ? Outcome.done(id) : Outcome.refused(notFound());
    }

    private static boolean isName(String name) {
        return !name.isBlank() && name.codePointCount(0, name.length()) <= Rule.MAX_NAME;
    }

    private static Problem wrongName() {
        return Problem.invalid("name", "must have 1 to " + Rule.MAX_NAME + " characters");
    }

    private static Problem notFound() {
        return Problem.of(Kind.NOT_FOUND, "There is no such rule. GET /rules lists yours.");
    }
}
