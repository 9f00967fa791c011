package dev.darkroom.composition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.darkroom.kernel.Outcome;
import dev.darkroom.kernel.RunId;
import dev.darkroom.realtime.Topic;
import dev.darkroom.testing.crash.Crash;
import dev.darkroom.testing.crash.CrashingPorts;
import dev.darkroom.testing.crash.CrashingPorts.Moment;
import dev.darkroom.testing.crash.CrashingPorts.Trap;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RunRecoveryTest {
    private static final Duration ROUND = Duration.ofSeconds(30);

    private final CompositionHouse house = new CompositionHouse();

    @Test
    void aRunThatTheQueueDidNotTakeIsQueuedByTheJanitor() {
        house.world.queueRefuses = true;
        var session = house.aSession();
        assertThat(house.queue).isEmpty();
        house.clock.advance(Duration.ofSeconds(31));
        house.sweepRuns.sweep(ROUND);
        assertThat(house.queue).as("the queue still refuses").isEmpty();
        house.world.queueRefuses = false;
        house.sweepRuns.sweep(ROUND);
        assertThat(house.queue).hasSize(1);
        house.make(RunId.main(session));
    }

    @Test
    void aRunThatNobodyReportsOnFailsByItsDeadlineAndGivesTheCreditBack() {
        var user = house.aUser();
        long before = house.available(user);
        var run = house.start(user, null).orRefuse();
        house.begin(run, "a");
        house.step(run, "a", 1).orRefuse();
        house.clock.advance(Duration.ofMinutes(9));
        house.sweepRuns.sweep(ROUND);
        assertThat(house.types(Topic.run(run))).containsExactly("image_step 1");
        house.clock.advance(Duration.ofMinutes(2));
        house.sweepRuns.sweep(ROUND);
        assertThat(house.types(Topic.run(run))).containsExactly("image_step 1", "error");
        assertThat(house.available(user)).isEqualTo(before);
        assertThat(house.step(run, "a", 2).orRefuse().cancel()).isTrue();
        assertThat(house.images.sizes(Run.folder(run)))
                .as("an image that came too late is removed")
                .hasSize(1);
    }

    @Test
    void aStepThatWasNotToldIsToldBeforeTheEndThatSomebodyElseMakes() {
        var run = RunId.main(house.aSession());
        house.begin(run, "a");
        house.store.report(run, "a", 1, "1.jpg");
        house.clock.advance(Duration.ofMinutes(11));
        house.sweepRuns.sweep(ROUND);
        assertThat(house.types(Topic.run(run))).containsExactly("image_step 1", "error");
    }

    @Test
    void aStepThatWasNotToldIsToldBeforeTheNextThoughTheTakeOverDiesAsWell() {
        var run = RunId.main(house.aSession());
        house.begin(run, "a");
        house.store.report(run, "a", 1, "1.jpg");
        var ports = new CrashingPorts();
        for (int call = 1; !"b".equals(house.store.find(run).orElseThrow().attempt()); call++) {
            ports.arm(Optional.of(new Trap(call, Moment.AFTER, true)));
            assertThatThrownBy(() -> house.deathly(ports).begin(run, "b")).isInstanceOf(Crash.class);
        }
        house.begin(run, "b");
        house.step(run, "b", 2).orRefuse();
        assertThat(house.types(Topic.run(run))).containsExactly("image_step 1", "image_step 2");
    }

    @Test
    void aRunThatReportsAfterItsDeadlineEndsAtOnce() {
        var run = RunId.main(house.aSession());
        house.begin(run, "a");
        house.clock.advance(Duration.ofMinutes(11));
        assertThat(house.begin(run, "a").cancel()).isTrue();
        assertThat(house.types(Topic.run(run))).containsExactly("error");
    }

    @Test
    void anEndThatWasNotToldIsToldByTheJanitorOnce() {
        var run = RunId.main(house.aSession());
        var stands = house.store.find(run).orElseThrow();
        house.store.settle(
                stands.ended(RunState.FAILED, "why", house.clock.instant().plusSeconds(60)), null);
        assertThat(house.types(Topic.run(run))).isEmpty();
        house.clock.advance(Duration.ofSeconds(61));
        house.sweepRuns.sweep(ROUND);
        house.sweepRuns.sweep(ROUND);
        assertThat(house.types(Topic.run(run))).containsExactly("error");
        assertThat(house.store.find(run).orElseThrow().dueAt()).isNull();
    }

    @Test
    void aRunThatThreeWorkersCouldNotFinishIsBuried() {
        var run = RunId.main(house.aSession());
        house.sweepRuns.bury(run);
        house.sweepRuns.bury(run);
        assertThat(house.types(Topic.run(run))).containsExactly("error");
    }

    @Test
    void aDeletedSessionLeavesNothing() {
        var user = house.aUser();
        long before = house.available(user);
        var session = house.start(user, null).orRefuse().session();
        var main = RunId.main(session);
        house.make(main);
        var branch =
                house.branch(session, new NodeId.Image(main, 1), user, null).orRefuse();
        house.begin(branch, "a");
        house.step(branch, "a", 1).orRefuse();

        var stranger = new Reader.User(house.aUser());
        assertThat(house.deleteComposition.delete(session, stranger)).isInstanceOf(Outcome.Refused.class);
        assertThat(house.deleteComposition.delete(session, new Reader.User(user)))
                .isEqualTo(Outcome.done(session));

        assertThat(house.available(user)).as("the live branch was not charged").isEqualTo(before - 1);
        assertThat(house.held(user)).isZero();
        assertThat(house.images.sizes("steps/")).isEmpty();
        assertThat(house.events(Topic.session(session))).isEmpty();
        assertThat(house.events(Topic.run(branch))).isEmpty();
        assertThat(house.store.find(main)).isEmpty();
        assertThat(house.step(branch, "a", 2)).isInstanceOf(Outcome.Refused.class);
        assertThat(house.images.sizes("steps/")).as("what a late worker brings").isEmpty();
        assertThat(house.deleteComposition.delete(session, new Reader.User(user)))
                .isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void whoeverWatchesADeletedSessionHearsTheEndOfEachRun() {
        var session = house.aSession();
        var main = RunId.main(session);
        house.make(main);
        var branches = Stream.of(1, 2, 3)
                .map(step -> house.branch(session, new NodeId.Image(main, step), null, null)
                        .orRefuse())
                .toList();
        var told = house.events(Topic.session(session)).size();
        var viewer = house.topics.watch(Topic.session(session));
        house.deleteComposition.delete(session, new Reader.Anyone()).orRefuse();
        assertThat(house.topics.sentTo(viewer))
                .extracting(event -> event.path("seq").asInt())
                .containsExactly(told + 1, told + 2, told + 3);
        assertThat(house.topics.sentTo(viewer))
                .extracting(event -> event.path("branchId").asText())
                .containsExactlyInAnyOrderElementsOf(
                        branches.stream().map(RunId::line).toList());
    }

    @Test
    void anEndThatNobodyWasToldIsToldByTheDeletion() {
        var session = house.aSession();
        var viewer = house.topics.watch(Topic.session(session));
        Staging.endUntold(house, RunId.main(session));
        house.deleteComposition.delete(session, new Reader.Anyone()).orRefuse();
        assertThat(house.topics.sentTo(viewer))
                .extracting(event -> event.path("type").asText())
                .containsExactly("error");
    }

    @Test
    void aDeletionThatDiedIsGoneOnWithByTheSameCallAgain() {
        var session = house.aSession();
        house.store.close(session, new Reader.Anyone());
        assertThat(house.readGraph.find(session, new Reader.Anyone())).isInstanceOf(Outcome.Refused.class);
        assertThat(house.deleteComposition.delete(session, new Reader.Anyone())).isEqualTo(Outcome.done(session));
    }
}
