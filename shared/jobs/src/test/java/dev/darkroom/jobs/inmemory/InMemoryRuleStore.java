package dev.darkroom.jobs.inmemory;

import dev.darkroom.credits.inmemory.InMemoryAccounts;
import dev.darkroom.jobs.rules.Rule;
import dev.darkroom.jobs.rules.RuleStore;
import dev.darkroom.kernel.IdempotencyKey;
import dev.darkroom.kernel.RuleId;
import dev.darkroom.kernel.UserId;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@link RuleStore} in memory. */
public final class InMemoryRuleStore implements RuleStore {
    private final InMemoryAccounts books;
    private final Map<RuleId, Rule> rules = new HashMap<>();
    private final InMemoryKeys<Created.KeyUsed> keys;

    public InMemoryRuleStore(InMemoryAccounts books, InstantSource clock) {
        this.books = books;
        this.keys = new InMemoryKeys<>(clock);
    }

    @Override
    public synchronized Optional<Rule> find(UserId user, RuleId id) {
        return Optional.ofNullable(rules.get(id)).filter(rule -> rule.user().equals(user));
    }

    @Override
    public synchronized List<Rule> list(UserId user) {
        return rules.values().stream()
                .filter(rule -> rule.user().equals(user))
                .sorted(Comparator.comparing((Rule rule) -> rule.id().value()).reversed())
                .toList();
    }

    @Override
    public synchronized Created create(Rule rule, Optional<IdempotencyKey> key) {
        var used = key.flatMap(given -> keys.find(rule.user(), given));
        if (used.isPresent()) {
            return used.get();
        }
        if (!books.takeSlot(rule.user())) {
            return new Created.NoSlot(books.find(rule.user()));
        }
        rules.put(rule.id(), rule);
        key.ifPresent(given -> keys.put(rule.user(), given, new Created.KeyUsed(rule.id(), given.requestHash())));
        return new Created.Ok();
    }

    @Override
    public synchronized boolean replace(Rule after) {
        var stands = rules.get(after.id());
        if (stands == null || stands.version() != after.version() - 1) {
            return false;
        }
        rules.put(after.id(), after);
        return true;
    }

    @Override
    public synchronized boolean delete(UserId user, RuleId id) {
        if (find(user, id).isEmpty()) {
            return false;
        }
        rules.remove(id);
        return books.freeSlot(user);
    }
}
