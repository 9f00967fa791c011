package dev.darkroom.credits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.credits.inmemory.InMemoryAccounts;
import dev.darkroom.kernel.Credits;
import dev.darkroom.kernel.Outcome;
import dev.darkroom.kernel.Problem;
import dev.darkroom.kernel.UserId;
import dev.darkroom.testing.SteppedClock;
import java.time.Duration;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MakeGrantTest {
    private static final UserId USER = new UserId("u_01J00000000000000000000000");
    private static final UserId NOBODY = new UserId("u_01J00000000000000000000001");

    private final SteppedClock clock = SteppedClock.at("2026-11-20T12:00:00Z");
    private final InMemoryAccounts books = new InMemoryAccounts();
    private final MakeGrant makeGrant = new MakeGrant(books, books, clock);

    @BeforeEach
    void openAccount() {
        books.write(Account.open(USER, Plan.FREE, clock.instant()));
    }

    private static Grant grant(String id, UserId user, long credits, @Nullable Plan plan) {
        return new Grant(id, user, Credits.of(credits), plan, "order 7");
    }

    @Test
    void creditsAndPlanComeInOneEntryWithTheReason() {
        var result = makeGrant.make(grant("order-7", USER, 500, Plan.PRO)).orRefuse();

        assertThat(result.alreadyDone()).isFalse();
        assertThat(result.made().availableAfter()).isEqualTo(Credits.of(510));
        assertThat(books.find(USER).orElseThrow().plan()).isEqualTo(Plan.PRO);
        var entry = books.ledger(USER, null, 10).items().getFirst();
        assertThat(entry.number()).isEqualTo(2);
        assertThat(entry.amount()).isEqualTo(Credits.of(500));
        assertThat(entry.note()).isEqualTo(new LedgerEntry.Note("order-7", "order 7", Plan.PRO));
    }

    @Test
    void theSameIdAndTermsGiveTheFirstResultAgain() {
        var first = makeGrant.make(grant("order-7", USER, 5, null)).orRefuse();
        makeGrant.make(grant("order-8", USER, 1, null)).orRefuse();
        clock.advance(Duration.ofDays(400));

        var again = makeGrant
                .make(new Grant("order-7", USER, Credits.of(5), null, "worded anew"))
                .orRefuse();

        assertThat(again.alreadyDone()).isTrue();
        assertThat(again.made()).isEqualTo(first.made());
        assertThat(books.find(USER).orElseThrow().available()).isEqualTo(Credits.of(16));
    }

    @Test
    void theSameIdAndOtherTermsAreAlreadyDoneAndDifferent() {
        books.write(Account.open(NOBODY, Plan.FREE, clock.instant()));
        makeGrant.make(grant("order-7", USER, 5, Plan.PRO)).orRefuse();

        assertThat(Stream.of(
                        grant("order-7", USER, 6, Plan.PRO),
                        grant("order-7", USER, 5, null),
                        grant("order-7", USER, 5, Plan.FREE),
                        grant("order-7", NOBODY, 5, Plan.PRO)))
                .allSatisfy(other -> {
                    var problem = problem(makeGrant.make(other));
                    assertThat(problem.kind()).isEqualTo(Problem.Kind.CONFLICT);
                    assertThat(problem.message())
                            .contains("already done and different", "5 credits and plan pro to " + USER);
                });
        assertThat(books.find(USER).orElseThrow().available()).isEqualTo(Credits.of(15));
        assertThat(books.find(NOBODY).orElseThrow().available()).isEqualTo(Credits.of(10));
    }

    @Test
    void aUserThatIsNotThereIsNamed() {
        var problem = problem(makeGrant.make(grant("order-7", NOBODY, 5, null)));

        assertThat(problem.kind()).isEqualTo(Problem.Kind.NOT_FOUND);
        assertThat(problem.message()).contains(NOBODY.value());
    }

    /** Another movement comes between the read and the write, so often. */
    @ParameterizedTest
    @ValueSource(ints = {1, 19, 20})
    void anAccountThatMovesMeanwhileIsTriedAgainAFewTimes(int times) {
        var busy = new GrantStore() {
            private int left = times;

            @Override
            public java.util.Optional<MadeGrant> find(String id) {
                return books.find(id);
            }

            @Override
            public Written write(MadeGrant made, Movement movement) {
                if (left-- > 0) {
                    books.write(books.find(USER).orElseThrow().grant(Credits.of(1), clock.instant()));
                }
                return books.write(made, movement);
            }
        };

        var outcome = new MakeGrant(busy, books, clock).make(grant("order-7", USER, 5, null));

        assertThat(outcome).isInstanceOf(times < 20 ? Outcome.Done.class : Outcome.Refused.class);
        assertThat(books.find(USER).orElseThrow().available()).isEqualTo(Credits.of(10 + times + (times < 20 ? 5 : 0)));
    }

    @ParameterizedTest(name = "{1}: {2} credits, plan {3}, id {0}, reason {4}")
    @CsvSource({
        "t, u_01J00000000000000000000000, 0, , why, credits",
        "t, u_01J00000000000000000000000, -1, pro, why, credits",
        "t, u_01J00000000000000000000000, 100001, , why, credits",
        "t, u_01J00000000000000000000000, 9223372036854775807, , why, credits",
        "t, u_01J00000000000000000000000, 5, gold, why, plan",
        "t, u_01J00000000000000000000000, 5, PRO, why, plan",
        "t, somebody, 5, , why, user",
        "'', u_01J00000000000000000000000, 5, , why, id",
        "'two words', u_01J00000000000000000000000, 5, , why, id",
        "t, u_01J00000000000000000000000, 5, , ' ', reason",
    })
    void whatCannotBeIsRefusedByName(
            String id, String user, long credits, @Nullable String plan, String reason, String field) {
        var problem = problem(Grant.of(id, user, credits, plan, reason));

        assertThat(problem.kind()).isEqualTo(Problem.Kind.INVALID_REQUEST);
        assertThat(problem.message()).startsWith(field + ": must be ");
    }

    @ParameterizedTest
    @CsvSource({"1,", "100000,", "0,pro", "100000,free"})
    void theBoundsThemselvesAreGood(long credits, @Nullable String plan) {
        assertThat(Grant.of("t", USER.value(), credits, plan, "x".repeat(200))).isInstanceOf(Outcome.Done.class);
    }

    private static Problem problem(Outcome<?> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return ((Outcome.Refused<?>) outcome).problem();
    }
}
