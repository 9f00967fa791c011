package dev.darkroom.acceptance;

import static dev.darkroom.acceptance.Cloud.aUser;
import static dev.darkroom.acceptance.TestJob.aJob;
import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.acceptance.Program.Ended;
import dev.darkroom.local.demo.client.Answers;
import dev.darkroom.local.demo.client.User;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The operator's commands as they are typed: through Lambda's Invoke into the real function. */
@DisabledIfSystemProperty(
        named = "darkroom.base-url",
        matches = ".+",
        disabledReason = "needs the laptop cloud's Lambda API and stores")
class OperatorE2E {
    @BeforeAll
    static void startTheCloud() {
        Cloud.darkroom();
    }

    private static Ended operate(String... command) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(command));
        arguments.addAll(List.of("--data", Laptop.shared().data().toString()));
        return Program.run("operator", arguments);
    }

    @Test
    void aGrantIsMadeOnceAndStandsInTheLedgerWithItsReason() throws Exception {
        User user = aUser();
        String id = "order-" + UUID.randomUUID();
        String[] grant = {"grant", user.id(), "25", "--plan", "pro", "--reason", "order 7", "--id", id};

        Ended first = operate(grant);
        Ended again = operate(grant);
        Ended other = operate("grant", user.id(), "26", "--id", id);

        assertThat(first.status()).as(first.said()).isZero();
        assertThat(first.said()).contains("Done: " + user.id() + " has 35 credits to spend, 0 held, plan pro.", id);
        assertThat(again.status()).as(again.said()).isZero();
        assertThat(again.said()).startsWith("Already done on ").contains("35 credits to spend");
        assertThat(other.status()).isEqualTo(1);
        assertThat(other.said()).contains("already done and different", "25 credits and plan pro");
        assertThat(user.me()).extracting(Answers.Me::plan, Answers.Me::credits).containsExactly("pro", 35);
        var entries = user.get("/me/ledger").send().data().path("items");
        assertThat(entries).hasSize(2);
        assertThat(entries.get(0).path("kind").asText()).isEqualTo("grant");
        assertThat(entries.get(0).path("amount").asInt()).isEqualTo(25);
        assertThat(entries.get(0).path("reason").asText()).isEqualTo("order 7");
        assertThat(entries.get(0).path("plan").asText()).isEqualTo("pro");
        Books.balanceFor(user);
    }

    @Test
    void aPlanAloneOpensWhatItAllows() throws Exception {
        User user = aUser();
        TestJob first = aJob().by(user);
        assertThat(aJob().asked(user).errorCode()).isEqualTo("CONCURRENCY_LIMIT");

        Ended ended = operate("grant", user.id(), "0", "--plan", "pro");

        assertThat(ended.status()).as(ended.said()).isZero();
        assertThat(user.me().ruleSlots()).isEqualTo(new Answers.Slots(0, 20));
        aJob().by(user).cancel();
        first.cancel();
        assertThat(user.me().credits()).isEqualTo(10);
    }

    @ParameterizedTest
    @CsvSource({
        "u_00000000000000000000000000, 5, , There is no user u_00000000000000000000000000",
        "somebody, 5, , user: must be a user's id",
        ", 0, , credits: must be 1 to 100000",
        ", 100001, , credits: must be 1 to 100000",
        ", 5, gold, 'plan: must be one of free, pro'",
    })
    void whatCannotBeGrantedIsRefusedWithASentence(String user, String credits, String plan, String says)
            throws Exception {
        List<String> command = new ArrayList<>(List.of("grant", user == null ? aUser().id() : user, credits));
        if (plan != null) {
            command.addAll(List.of("--plan", plan));
        }

        Ended ended = operate(command.toArray(String[]::new));

        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.said()).startsWith("Refused: ").contains(says).doesNotContain("\tat ");
    }

    @Test
    void afterRealWorkAndRefusalsTheBooksAreProven() throws Exception {
        User user = aUser();
        TestJob job =
                aJob().of(List.of(SmallPhotos.photo(1), SmallPhotos.text())).by(user);
        assertThat(aJob().ofPhotos(9).asked(user).errorCode()).isEqualTo("INSUFFICIENT_CREDITS");
        assertThat(aJob().asked(user).errorCode()).isEqualTo("CONCURRENCY_LIMIT");
        job.uploaded().executed().ended();

        Ended audit = operate("audit");

        assertThat(audit.status()).as(audit.said()).isZero();
        assertThat(audit.said())
                .containsPattern("\\d+ granted = \\d+ available \\+ \\d+ held \\+ [1-9]\\d* spent")
                .containsPattern("\\d+ accounts with \\d+ entries, \\d+ jobs, \\d+ open holds")
                .contains("Everything balances.");
    }

    @Test
    void aDamagedRowIsFoundAndExplained() throws Exception {
        User user = aUser();
        Laptop.shared().tamper(user.id(), 11);
        try {
            Ended audit = operate("audit");

            assertThat(audit.status()).as(audit.said()).isEqualTo(1);
            assertThat(audit.said())
                    .contains(
                            "ACCOUNT_WRONG " + user.id(),
                            "The account says 11 available, 0 held, 0 spent; its ledger gives 10 available, 0 held, 0 spent.",
                            "To do: Set the account's row",
                            " granted is not ");
        } finally {
            Laptop.shared().tamper(user.id(), 10);
        }
        assertThat(operate("audit").status()).isZero();
    }

    @Test
    void aLostLetterOfALiveJobIsARunAgainAndOneThatNamesNoneStays() throws Exception {
        User user = aUser();
        TestJob job = aJob().by(user).uploaded();
        try {
            Laptop.shared().withoutWorker(() -> {
                job.executed();
                Laptop.shared().dropLetter("{\"job_id\":\"" + job.id() + "\"}");
                Laptop.shared().dropLetter("hello");

                Ended ended = operate("redrive");

                assertThat(ended.status()).as(ended.said()).isEqualTo(1);
                assertThat(ended.said()).contains("1 sent again, 0 removed, 1 kept.", job.id(), "names no job");
            });
            assertThat(job.ended().status()).isEqualTo("done");
            Books.balanceFor(user);
        } finally {
            Laptop.shared().forgetLetters();
        }
    }

    @Test
    void withoutACloudItSaysWhatToDo(@TempDir Path empty) throws Exception {
        Ended ended = Program.run("operator", List.of("audit", "--data", empty.toString()));

        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.said())
                .contains("No laptop cloud runs on " + empty, "infra/local/run up")
                .doesNotContain("\tat ");
    }
}
