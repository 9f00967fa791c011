package dev.darkroom.jobs.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.credits.Plan;
import dev.darkroom.jobs.JobStoreContract;
import dev.darkroom.jobs.rules.Rule;
import dev.darkroom.jobs.rules.RuleSpec;
import dev.darkroom.jobs.rules.RuleStore;
import dev.darkroom.jobs.simulation.Stores;
import dev.darkroom.kernel.IdempotencyKey;
import dev.darkroom.kernel.RuleId;
import dev.darkroom.kernel.UserId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class DynamoJobStoreIT extends JobStoreContract {
    private static final DynamoStores STORES = new DynamoStores();

    @AfterAll
    static void stop() {
        STORES.close();
    }

    @Override
    protected Stores stores() {
        return STORES;
    }

    @Test
    void rulesTakeAndFreeSlots() {
        var user = UserId.next(ids);
        STORES.open(user, Plan.FREE);
        RuleStore rules = STORES.rules();
        var first = rule(user, "first");
        var second = rule(user, "second");
        var key = Optional.of(new IdempotencyKey("k", "hash"));
        assertThat(rules.create(first, key)).isInstanceOf(RuleStore.Created.Ok.class);
        assertThat(rules.create(rule(user, "again"), key)).isEqualTo(new RuleStore.Created.KeyUsed(first.id(), "hash"));
        assertThat(rules.create(second, Optional.empty())).isInstanceOf(RuleStore.Created.Ok.class);
        assertThat(rules.create(rule(user, "third"), Optional.empty()))
                .isInstanceOfSatisfying(
                        RuleStore.Created.NoSlot.class,
                        none -> assertThat(none.account().orElseThrow().ruleSlots())
                                .isEqualTo(2));
        assertThat(rules.list(user)).containsExactlyInAnyOrder(first, second);
        assertThat(rules.find(user, first.id())).contains(first);
        assertThat(rules.find(UserId.next(ids), first.id())).isEmpty();
        var changed = first.changed("renamed", first.spec());
        assertThat(rules.replace(changed)).isTrue();
        assertThat(rules.replace(changed)).isFalse();
        assertThat(rules.delete(user, first.id())).isTrue();
        assertThat(rules.delete(user, first.id())).isFalse();
        assertThat(accounts().find(user).orElseThrow().ruleSlots()).isEqualTo(1);
    }

    private Rule rule(UserId user, String name) {
        var spec = new RuleSpec(Map.of("Body", new RuleSpec.Action("remove", null)), List.of());
        return new Rule(RuleId.next(ids), user, name, "seller", spec, NOW, 1);
    }
}
