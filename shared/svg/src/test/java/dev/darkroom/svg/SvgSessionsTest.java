package dev.darkroom.svg;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.kernel.IdempotencyKey;
import dev.darkroom.kernel.Outcome;
import dev.darkroom.kernel.Problem;
import dev.darkroom.kernel.Problem.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The life of a session: who may make, see, change and delete it, and when it ends. */
class SvgSessionsTest extends SessionHouse {
    @Test
    void whoMakesASessionSeesItsFirstFrame() {
        var shown = create(ALICE, "score");

        assertThat(shown.frame().svg()).isEqualTo("<svg xmlns=\"http://www.w3.org/2000/svg\"><text>Ada</text></svg>");
        assertThat(sessions.frame(address).orRefuse()).isEqualTo(shown.frame());
        assertThat(sessions.find(address).orRefuse()).isEqualTo(shown.session());
        assertThat(shown.session().template()).isEqualTo(TEMPLATE);
    }

    @Test
    void anAddressIsTakenWhileItsSessionLives() {
        create(ALICE, "score");

        assertThat(problem(attempt(ALICE, "score", TEMPLATE, args(Map.of()))))
                .isEqualTo(Problem.of(Kind.CONFLICT, "Session already exists"));

        create(Owner.everyone(), "score");
        create(new Owner.User("bob"), "score");
    }

    @Test
    void aRequestUnderAKeyIsAnsweredAgainAndAnotherIsRefused() {
        var draft = new SvgSessions.Draft("score", TEMPLATE, args(Map.of()), MINUTE);
        var key = Optional.of(new IdempotencyKey("k", "hash"));
        var first = sessions.create(ALICE, draft, key).orRefuse();

        assertThat(sessions.create(ALICE, draft, key).orRefuse().frame()).isEqualTo(first.frame());
        assertThat(problem(sessions.create(ALICE, draft, Optional.of(new IdempotencyKey("k", "other")))))
                .isEqualTo(IdempotencyKey.usedOtherwise());
        assertThat(problem(sessions.create(ALICE, draft, Optional.of(new IdempotencyKey("new", "hash"))))
                        .message())
                .isEqualTo("Session already exists");

        clock.advance(IdempotencyKey.LIFE);
        sessions.create(ALICE, draft, Optional.of(new IdempotencyKey("k", "other")))
                .orRefuse();
    }

    @Test
    void aSessionIsAbsentFromTheVeryInstantAtWhichItExpires() {
        create(ALICE, "score");

        clock.advance(Duration.ofMinutes(1).minusMillis(1));
        assertThat(sessions.find(address)).isInstanceOf(Outcome.Done.class);
        clock.advance(Duration.ofMillis(1));

        var absent = Problem.of(Kind.NOT_FOUND, "Session not found");
        assertThat(problem(sessions.find(address))).isEqualTo(absent);
        assertThat(problem(sessions.frame(address))).isEqualTo(absent);
        assertThat(problem(sessions.change(address, args(Map.of())))).isEqualTo(absent);
        assertThat(sessions.list(ALICE)).isEmpty();
        assertThat(store.find(address)).as("its row").isPresent();
        create(ALICE, "score");
    }

    @Test
    void aChangeReplacesAllArgumentsAndStartsTheLifetimeAnew() {
        create(ALICE, "score");
        clock.advance(Duration.ofSeconds(59));

        var changed = sessions.change(address, args(Map.of("other", 1))).orRefuse();

        assertThat(changed.frame().svg()).contains("<text/>");
        assertThat(changed.session().args()).isEqualTo(args(Map.of("other", 1)));
        clock.advance(Duration.ofSeconds(59));
        assertThat(sessions.find(address).orRefuse()).isEqualTo(changed.session());
        clock.advance(Duration.ofSeconds(1));
        assertThat(sessions.find(address)).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void argumentsThatDoNotRenderLeaveTheLastGoodFrame() {
        var good = create(ALICE, "score");

        var refused = problem(sessions.change(address, args(Map.of("n", 10_001))));

        assertThat(refused.kind()).isEqualTo(Kind.INVALID_REQUEST);
        assertThat(refused.message()).endsWith("a range of more than 10000 numbers");
        assertThat(sessions.frame(address).orRefuse()).isEqualTo(good.frame());
        assertThat(sessions.find(address).orRefuse()).isEqualTo(good.session());
    }

    @Test
    void nothingIsMadeOfWhatCannotBeShown() {
        assertThat(problem(attempt(ALICE, "a", "<svg>\n{% if %}", args(Map.of())))
                        .message())
                .isEqualTo("template: line 2, column 7: expected a value, found %}");
        assertThat(problem(attempt(ALICE, "a", "<svg>", args(Map.of()))).message())
                .startsWith("The rendered SVG is not well-formed XML");
        assertThat(problem(attempt(ALICE, "a", "가".repeat(22_000), args(Map.of())))
                        .message())
                .isEqualTo("template: must not be larger than 64 KiB");
        assertThat(problem(attempt(ALICE, "a b", TEMPLATE, args(Map.of()))).kind())
                .isEqualTo(Kind.INVALID_REQUEST);
        assertThat(problem(attempt(ALICE, "a".repeat(65), TEMPLATE, args(Map.of())))
                        .kind())
                .isEqualTo(Kind.INVALID_REQUEST);
        assertThat(sessions.list(ALICE)).isEmpty();
    }

    @Test
    void idsOfCompositionsAreNotForPublicSessions() {
        assertThat(problem(attempt(Owner.everyone(), "session_1", TEMPLATE, args(Map.of())))
                        .message())
                .isEqualTo("session_id: must not begin with session_");
        create(ALICE, "session_1");
    }

    @Test
    void listsTheNewestFirstWithTheSecondsLeft() {
        create(ALICE, "old");
        clock.advance(Duration.ofMillis(10_500));
        create(ALICE, "young");
        create(new Owner.User("bob"), "other");

        assertThat(sessions.list(ALICE))
                .extracting(listed -> listed.session().id() + " " + listed.ttl())
                .isEqualTo(List.of("young 60", "old 50"));
        clock.advance(Duration.ofMillis(49_499));
        assertThat(sessions.list(ALICE)).extracting(SvgSessions.Listed::ttl).containsExactly(11L, 1L);
    }

    @Test
    void whatIsDeletedIsGone() {
        create(ALICE, "score");
        sessions.delete(address);
        sessions.delete(address);

        assertThat(sessions.find(address)).isInstanceOf(Outcome.Refused.class);
        create(ALICE, "score");
    }

    @Test
    void equalFramesHaveEqualEtags() {
        var first = create(ALICE, "score").frame();
        var second =
                sessions.change(address, args(Map.of("name", "Bob"))).orRefuse().frame();
        var third = sessions.change(address, args(Map.of("name", "Ada", "unused", 1)))
                .orRefuse()
                .frame();

        assertThat(second.etag()).isNotEqualTo(first.etag()).matches("[0-9a-f]{32}");
        assertThat(third).isEqualTo(first);
    }

    @Test
    void onlyTheOwnerMayChangeOrList() {
        assertThat(ALICE.onlyFor("alice", Owner.Intent.MODIFY).orRefuse()).isEqualTo(ALICE);
        assertThat(problem(ALICE.onlyFor("bob", Owner.Intent.MODIFY)))
                .isEqualTo(Problem.of(Kind.FORBIDDEN, "User bob cannot modify sessions of user alice"));
        assertThat(problem(ALICE.onlyFor("bob", Owner.Intent.READ)).message())
                .isEqualTo("User bob cannot read sessions of user alice");
    }

    @Test
    void everySessionHasATopic() {
        assertThat(address.topic()).isEqualTo("svg:alice/score");
        assertThat(new SessionAddress(Owner.everyone(), "score").topic()).isEqualTo("svg:score");
    }
}
