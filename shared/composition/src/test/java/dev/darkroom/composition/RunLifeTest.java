package dev.darkroom.composition;

import static dev.darkroom.composition.CompositionHouse.STEPS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.composition.CompositionStore.KeyOf;
import dev.darkroom.contract.worker.GenerationReport;
import dev.darkroom.contract.worker.GenerationRun;
import dev.darkroom.contract.worker.ReportAnswer;
import dev.darkroom.kernel.IdempotencyKey;
import dev.darkroom.kernel.Outcome;
import dev.darkroom.kernel.Problem.Kind;
import dev.darkroom.kernel.RunId;
import dev.darkroom.kernel.SessionId;
import dev.darkroom.realtime.Topic;
import org.junit.jupiter.api.Test;

class RunLifeTest {
    private final CompositionHouse house = new CompositionHouse();

    @Test
    void aRunTellsEachStepAndItsEnd() {
        var session = house.aSession();
        house.make(RunId.main(session));
        assertThat(house.types(Topic.session(session)))
                .containsExactly("image_step 1", "image_step 2", "image_step 3", "generation_complete");
        var first = house.events(Topic.session(session)).getFirst();
        assertThat(first.path("parentNodeId").asText()).isEqualTo(new NodeId.Prompt(session).value());
        assertThat(first.path("imageData").asText()).isEqualTo("AAAA");
        assertThat(first.path("totalSteps").asInt()).isEqualTo(STEPS);
    }

    @Test
    void aBranchIsToldOnItsOwnTopicAndOnTheSessions() {
        var session = house.aSession();
        house.make(RunId.main(session));
        var branch = house.branch(session, new NodeId.Image(RunId.main(session), 2), null, null)
                .orRefuse();
        house.make(branch);
        assertThat(house.types(Topic.run(branch)))
                .containsExactly("image_step 1", "image_step 2", "image_step 3", "generation_complete");
        assertThat(house.types(Topic.session(session))).hasSize(8);
        assertThat(house.queue.getLast().source())
                .isEqualTo(new GenerationRun.Source(
                        new NodeId.Image(RunId.main(session), 2).value(), "steps/" + session + "/main/2.jpg", 2));
        assertThat(house.events(Topic.run(branch))
                        .getFirst()
                        .path("parentNodeId")
                        .asText())
                .isEqualTo(new NodeId.Image(RunId.main(session), 2).value());
    }

    @Test
    void aStepReportedAgainIsAcknowledgedAndToldOnce() {
        var run = RunId.main(house.aSession());
        house.begin(run, "a");
        house.step(run, "a", 1).orRefuse();
        assertThat(house.step(run, "a", 1)).isEqualTo(Outcome.done(new ReportAnswer(false, false, 1)));
        assertThat(house.types(Topic.run(run))).containsExactly("image_step 1");
    }

    @Test
    void aStepOutOfOrderIsRefused() {
        var run = RunId.main(house.aSession());
        house.begin(run, "a");
        refused(house.step(run, "a", 2), Kind.INVALID_REQUEST);
        assertThat(house.types(Topic.run(run))).isEmpty();
    }

    @Test
    void aStepBeyondTheLastAndADoneBeforeItAreRefused() {
        var run = RunId.main(house.aSession());
        house.begin(run, "a");
        house.step(run, "a", 1).orRefuse();
        refused(house.done(run, "a"), Kind.INVALID_REQUEST);
        house.step(run, "a", 2).orRefuse();
        house.step(run, "a", 3).orRefuse();
        refused(house.step(run, "a", 4), Kind.INVALID_REQUEST);
    }

    @Test
    void anotherRunsImageIsRefused() {
        var run = RunId.main(house.aSession());
        var other = RunId.main(house.aSession());
        house.begin(run, "a");
        refused(
                house.report(run, new GenerationReport.Step("a", 1, Run.folder(other) + "1.jpg", null)),
                Kind.INVALID_REQUEST);
        refused(
                house.report(run, new GenerationReport.Step("a", 1, Run.folder(run) + "../1.jpg", null)),
                Kind.INVALID_REQUEST);
    }

    @Test
    void whoTakesARunOverIsToldWhereToGoOnAndTheOldAttemptIsFencedOut() {
        var run = RunId.main(house.aSession());
        house.begin(run, "a");
        house.step(run, "a", 1).orRefuse();
        assertThat(house.begin(run, "b")).isEqualTo(new ReportAnswer(true, false, 1));
        refused(house.step(run, "a", 2), Kind.JOB_WRONG_STATE);
        house.step(run, "b", 2).orRefuse();
        house.step(run, "b", 3).orRefuse();
        house.done(run, "b").orRefuse();
        assertThat(house.types(Topic.run(run)))
                .containsExactly("image_step 1", "image_step 2", "image_step 3", "generation_complete");
    }

    @Test
    void aStepWhoseNewsDiedWithItsFunctionIsToldByTheNextAttempt() {
        var run = RunId.main(house.aSession());
        house.begin(run, "a");
        house.store.report(run, "a", 1, "1.jpg");
        assertThat(house.types(Topic.run(run))).isEmpty();
        house.begin(run, "b");
        house.step(run, "b", 2).orRefuse();
        assertThat(house.types(Topic.run(run))).containsExactly("image_step 1", "image_step 2");
    }

    @Test
    void aFailureIsToldAndFinal() {
        var run = RunId.main(house.aSession());
        house.begin(run, "a");
        house.report(run, new GenerationReport.Failed("a", "the source cannot be read"))
                .orRefuse();
        var end = house.events(Topic.run(run)).getLast();
        assertThat(end.path("type").asText()).isEqualTo("error");
        assertThat(end.path("code").asText()).isEqualTo("IMAGE_GENERATION_FAILED");
        assertThat(end.path("message").asText()).isEqualTo("the source cannot be read");
        assertThat(house.begin(run, "b").cancel()).isTrue();
    }

    @Test
    void aCreditIsHeldAndCapturedAtTheEnd() {
        var user = house.aUser();
        long before = house.available(user);
        var session = house.start(user, null).orRefuse().session();
        assertThat(house.available(user)).isEqualTo(before - 1);
        assertThat(house.held(user)).isEqualTo(1);
        house.make(RunId.main(session));
        house.done(RunId.main(session), "a").orRefuse();
        assertThat(house.available(user)).isEqualTo(before - 1);
        assertThat(house.held(user)).isZero();
    }

    @Test
    void aCreditComesBackWhenTheRunFails() {
        var user = house.aUser();
        long before = house.available(user);
        var run = house.start(user, null).orRefuse();
        house.begin(run, "a");
        house.report(run, new GenerationReport.Failed("a", "why")).orRefuse();
        assertThat(house.available(user)).isEqualTo(before);
        assertThat(house.held(user)).isZero();
    }

    @Test
    void whoHasNoCreditIsRefusedAndNothingIsMade() {
        var user = house.aUser();
        while (house.available(user) > 0) {
            house.start(user, null).orRefuse();
        }
        int queued = house.queue.size();
        refused(house.start(user, null), Kind.INSUFFICIENT_CREDITS);
        assertThat(house.queue).hasSize(queued);
    }

    @Test
    void aRepeatUnderAKeyIsTheSameSessionAndCostsNothing() {
        var user = house.aUser();
        var key = new KeyOf("composition#" + user, new IdempotencyKey("k", "hash"));
        var first = house.start(user, key).orRefuse();
        long left = house.available(user);
        assertThat(house.start(user, key)).isEqualTo(Outcome.done(first));
        assertThat(house.available(user)).isEqualTo(left);
        refused(house.start(user, new KeyOf(key.owner(), new IdempotencyKey("k", "other"))), Kind.CONFLICT);
        assertThat(house.queue).hasSize(1);
    }

    @Test
    void aBranchThatTheQueueRefusesLeavesNothing() {
        var user = house.aUser();
        var session = house.aSession();
        var key = new KeyOf("composition#" + user, new IdempotencyKey("k", "hash"));
        long before = house.available(user);
        house.world.queueRefuses = true;
        refused(house.branch(session, new NodeId.Prompt(session), user, key), Kind.BRANCH_CREATION_FAILED);
        assertThat(house.available(user)).isEqualTo(before);
        assertThat(house.held(user)).isZero();
        assertThat(house.store.runs(session, null, 10).items()).hasSize(1);
        house.world.queueRefuses = false;
        assertThat(house.branch(session, new NodeId.Prompt(session), user, key)).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void aBranchNeedsANodeOfItsSessionThatIsThere() {
        var session = house.aSession();
        var other = house.aSession();
        house.make(RunId.main(other));
        refused(house.branch(session, new NodeId.Image(RunId.main(session), 1), null, null), Kind.NODE_NOT_FOUND);
        refused(house.branch(session, new NodeId.Image(RunId.main(other), 1), null, null), Kind.NODE_NOT_FOUND);
        refused(house.branch(session, new NodeId.Prompt(other), null, null), Kind.NODE_NOT_FOUND);
    }

    @Test
    void reportsOnWhatIsNotThereAreRefused() {
        refused(house.step(RunId.main(SessionId.next(house.ids)), "a", 1), Kind.SESSION_NOT_FOUND);
        assertThat(house.images.sizes("steps/")).isEmpty();
    }

    private static void refused(Outcome<?> outcome, Kind kind) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.problem().kind()).isEqualTo(kind));
    }
}
