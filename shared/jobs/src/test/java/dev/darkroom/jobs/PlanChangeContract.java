package dev.darkroom.jobs;

import static dev.darkroom.jobs.JobHouse.problem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.credits.Plan;
import dev.darkroom.jobs.rules.Rule;
import dev.darkroom.jobs.rules.Rules;
import dev.darkroom.jobs.simulation.Stores;
import dev.darkroom.jobs.simulation.World;
import dev.darkroom.kernel.Outcome;
import dev.darkroom.kernel.Problem.Kind;
import dev.darkroom.kernel.UserId;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What another plan changes at once, and what it leaves as it is. Run over the fakes and over DynamoDB. */
public abstract class PlanChangeContract {
    private JobHouse house;

    protected abstract Stores stores();

    @BeforeEach
    void openHouse() {
        house = new JobHouse(World.of(stores()));
    }

    private void grant(UserId user, Plan plan) {
        house.grant(user, plan + "-for-" + user, 0, plan).orRefuse();
    }

    private Outcome<CreateJob.CreatedJob> create(UserId user, int photos) {
        return house.create(user, photos, Optional.empty());
    }

    private Outcome<Rule> aRule(UserId user) {
        return house.rules.create(
                user, "seller", new Rules.Draft("bodies", JobHouse.RECOLOR, List.of()), Optional.empty());
    }

    @Test
    void jobsThatLiveUnderALargerPlanEndAsTheyWouldAndNoneBeginsUntilThereIsRoom() {
        var user = house.aUser(Plan.PRO);
        var large = house.aQueuedJob(user, 11);
        var queued = house.aQueuedJob(user, 1);
        var created = house.aCreatedJob(user, 1);

        grant(user, Plan.FREE);

        house.assertBalances(user, 187, 13, 0);
        assertThat(house.now(queued).plan()).as("the line that it waits in").isEqualTo(Plan.PRO);
        assertThat(problem(create(user, 1)).kind()).isEqualTo(Kind.CONCURRENCY_LIMIT);
        IntStream.range(0, 11).forEach(idx -> house.done(large, "a1", idx).orRefuse());
        assertThat(house.now(large).state()).isEqualTo(JobState.DONE);
        house.assertBalances(user, 187, 2, 11);
        house.cancelJob.cancel(user, created.id()).orRefuse();
        assertThat(problem(create(user, 1)).kind()).isEqualTo(Kind.CONCURRENCY_LIMIT);
        house.cancelJob.cancel(user, queued.id()).orRefuse();
        assertThat(problem(create(user, 11)).kind()).isEqualTo(Kind.INVALID_REQUEST);
        assertThat(house.aCreatedJob(user, 10).plan()).isEqualTo(Plan.FREE);
        house.assertBalances(user, 179, 10, 11);
    }

    @Test
    void rulesOfALargerPlanStayAndNoneIsAddedUntilThereIsRoom() {
        var user = house.aUser(Plan.PRO);
        var rules = List.of(
                aRule(user).orRefuse(), aRule(user).orRefuse(), aRule(user).orRefuse());

        grant(user, Plan.FREE);

        assertThat(house.rules.list(user)).containsExactlyInAnyOrderElementsOf(rules);
        assertThat(problem(aRule(user)).kind()).isEqualTo(Kind.RULE_SLOT_FULL);
        house.rules.delete(user, rules.get(0).id()).orRefuse();
        assertThat(problem(aRule(user)).kind()).isEqualTo(Kind.RULE_SLOT_FULL);
        house.rules.delete(user, rules.get(1).id()).orRefuse();
        aRule(user).orRefuse();
        assertThat(house.account(user).ruleSlots()).isEqualTo(2);
    }

    /** Also where the account is remembered as it was. */
    @Test
    void aLargerPlanIsThereAtOnceAndBringsNoCreditsByItself() {
        var user = house.aUser(Plan.FREE);
        house.aCreatedJob(user, 1);
        aRule(user).orRefuse();
        aRule(user).orRefuse();
        assertThat(problem(create(user, 1)).kind()).isEqualTo(Kind.CONCURRENCY_LIMIT);
        assertThat(problem(aRule(user)).kind()).isEqualTo(Kind.RULE_SLOT_FULL);

        grant(user, Plan.PRO);

        house.aCreatedJob(user, 1);
        house.aCreatedJob(user, 1);
        assertThat(problem(create(user, 1)).kind()).isEqualTo(Kind.CONCURRENCY_LIMIT);
        assertThat(problem(create(user, 200)).kind()).isEqualTo(Kind.INSUFFICIENT_CREDITS);
        aRule(user).orRefuse();
        house.assertBalances(user, 7, 3, 0);
    }
}
