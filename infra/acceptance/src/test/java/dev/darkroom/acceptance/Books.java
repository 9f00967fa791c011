package dev.darkroom.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.darkroom.local.demo.client.Answers;
import dev.darkroom.local.demo.client.User;
import java.util.ArrayList;
import java.util.List;

/** A user's credits as the ledger tells them. */
final class Books {
    private Books() {}

    /** Asserts that grants = available + held + captures after every single entry, and that the last entry is what the account says. */
    static void balanceFor(User user) {
        List<JsonNode> entries = new ArrayList<>();
        user.get("/me/ledger?limit=100").send().orRefused().data().path("items").forEach(entries::addFirst);
        int granted = 0;
        int spent = 0;
        int available = 0;
        int held = 0;
        for (JsonNode entry : entries) {
            int amount = entry.path("amount").asInt();
            assertThat(amount > 0 || entry.hasNonNull("plan"))
                    .as("something was given or moved by " + entry)
                    .isTrue();
            switch (entry.path("kind").asText()) {
                case "grant" -> granted += amount;
                case "capture" -> spent += amount;
                case "hold", "release" -> {}
                default -> throw new AssertionError("unknown kind in " + entry);
            }
            available = entry.path("available_after").asInt();
            held = entry.path("held_after").asInt();
            assertThat(available).as(entry.toString()).isNotNegative();
            assertThat(held).as(entry.toString()).isNotNegative();
            assertThat(available + held + spent).as("granted after %s", entry).isEqualTo(granted);
        }
        Answers.Me me = user.me();
        assertThat(me.credits()).isEqualTo(available);
        assertThat(me.held()).isEqualTo(held);
    }
}
