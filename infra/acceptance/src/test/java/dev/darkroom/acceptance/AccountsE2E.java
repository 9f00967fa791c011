package dev.darkroom.acceptance;

import static dev.darkroom.acceptance.Cloud.aUser;
import static dev.darkroom.acceptance.Cloud.darkroom;
import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.local.demo.client.Answer;
import dev.darkroom.local.demo.client.Answers;
import dev.darkroom.local.demo.client.User;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountsE2E {
    @Test
    void aNewUserHasTheFreePlanTenCreditsAndTwoRuleSlots() {
        User user = aUser();
        Answers.Me me = user.me();
        assertThat(user.id()).startsWith("u_");
        assertThat(me).isEqualTo(new Answers.Me(user.id(), "free", 10, 0, 0, new Answers.Slots(0, 2)));
        Books.balanceFor(user);
    }

    @Test
    void aKnownDeviceIsItsUserAgain() {
        Map<String, String> device = Map.of("device_hash", "device-" + UUID.randomUUID());
        Answer first = darkroom().post("/auth/anon").json(device).send();
        Answer again = darkroom().post("/auth/anon").json(device).send();
        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(200);
        assertThat(first.data().path("is_new").asBoolean()).isTrue();
        assertThat(again.data().path("is_new").asBoolean(true)).isFalse();
        assertThat(again.data().path("user_id")).isEqualTo(first.data().path("user_id"));
    }

    @Test
    void twentyFirstCallsOfOneDeviceAtOnceMakeOneUser() {
        Map<String, String> device = Map.of("device_hash", "device-" + UUID.randomUUID());
        List<Answer> answers =
                AtOnce.run(20, i -> darkroom().post("/auth/anon").json(device).send());
        Set<String> users =
                answers.stream().map(a -> a.data().path("user_id").asText()).collect(Collectors.toSet());
        assertThat(users).hasSize(1).noneMatch(String::isEmpty);
        assertThat(answers).filteredOn(a -> a.status() == 201).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", ""})
    void aDeviceHashOfTheWrongLengthIsRefused(String hash) {
        Answer answer =
                darkroom().post("/auth/anon").json(Map.of("device_hash", hash)).send();
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.errorCode()).isEqualTo("INVALID_REQUEST");
        assertThat(answer.body()).contains("device_hash");
        Answer tooLong = darkroom()
                .post("/auth/anon")
                .json(Map.of("device_hash", "x".repeat(129)))
                .send();
        assertThat(tooLong.status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/me",
                "/me/ledger",
                "/presets",
                "/presets/seller",
                "/rules",
                "/rules/rule_x",
                "/jobs",
                "/jobs/job_x",
                "/jobs/job_x/receipt"
            })
    void withoutATokenNothingIsOpen(String path) {
        Answer answer = darkroom().get(path).send();
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.errorCode()).isEqualTo("AUTH_REQUIRED");
    }

    @Test
    void aTokenThatWasTouchedOpensNothing() {
        String token = aUser().token();
        String[] parts = token.split("\\.", -1);
        String unsigned = "eyJhbGciOiJub25lIn0." + parts[1] + ".";
        String swapped = parts[0] + "." + parts[1] + "." + new StringBuilder(parts[2]).reverse();
        for (String bad : List.of(unsigned, swapped, parts[0] + "." + parts[1], "nonsense", "a.b.c", "")) {
            Answer answer = darkroom()
                    .get("/me")
                    .header("Authorization", "Bearer " + bad)
                    .send();
            assertThat(answer.status()).as(bad).isEqualTo(401);
            assertThat(answer.errorCode()).as(bad).isIn("AUTH_INVALID", "AUTH_REQUIRED");
        }
        assertThat(darkroom().get("/me").token(swapped).send().errorCode()).isEqualTo("AUTH_INVALID");
    }

    @Test
    void theLedgerPagesNewestFirstWithoutLossOrRepeat() {
        User user = aUser();
        for (int i = 0; i < 3; i++) {
            TestJob job = TestJob.aJob().by(user);
            assertThat(job.cancel().status()).isEqualTo(200);
        }
        List<String> whole = Pages.ids(user, "/me/ledger?limit=100", "entry_id");
        List<String> paged = Pages.ids(user, "/me/ledger?limit=2", "entry_id");
        assertThat(whole).hasSize(7).doesNotHaveDuplicates().isEqualTo(paged);
        Books.balanceFor(user);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=101",
                "limit=x",
                "limit=-1",
                "cursor=garbage",
                "cursor=%00",
                "limit=99999999999"
            })
    void aPageThatCannotBeIsRefused(String query) {
        User user = aUser();
        for (String path : List.of("/me/ledger", "/jobs")) {
            Answer answer = user.get(path + "?" + query).send();
            assertThat(answer.status()).as(path + "?" + query).isEqualTo(400);
            assertThat(answer.errorCode()).isEqualTo("INVALID_REQUEST");
        }
    }

    @Test
    void anotherUsersCursorShowsNothingOfTheirs() {
        User owner = aUser();
        IntStream.range(0, 2).forEach(i -> TestJob.aJob().by(owner).cancel());
        String cursor = Pages.next(owner.get("/jobs?limit=1").send());
        assertThat(cursor).isNotEmpty();
        Answer answer = aUser().get("/jobs?limit=1&cursor=" + cursor).send();
        assertThat(answer.status()).isIn(200, 400);
        assertThat(answer.body()).doesNotContain("job_");
    }
}
