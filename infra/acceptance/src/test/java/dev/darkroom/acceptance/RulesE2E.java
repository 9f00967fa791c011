package dev.darkroom.acceptance;

import static dev.darkroom.acceptance.Cloud.aUser;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.darkroom.local.demo.client.Answer;
import dev.darkroom.local.demo.client.User;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RulesE2E {
    private static final Map<String, Object> BLUE = Map.of("action", "recolor", "value", "#2a6f97");

    @Test
    void bothPresetsAreThereWithTheirConceptsInTwoLanguages() {
        User user = aUser();
        assertThat(user.presetIds()).containsExactlyInAnyOrder("interior", "seller");
        JsonNode seller = user.get("/presets/seller").send().orRefused().data();
        assertThat(texts(seller.path("concepts")))
                .containsExactlyInAnyOrder("Body", "Label_Text", "Logo", "Gloss", "Parts", "Accessories");
        assertThat(texts(seller.path("protect_defaults"))).containsExactlyInAnyOrder("Label_Text", "Logo", "Gloss");
        assertThat(seller.path("output_templates").size()).isEqualTo(3);
        assertThat(seller.path("swatches").isEmpty()).isFalse();
        assertThat(seller.path("materials").isEmpty()).isFalse();
        JsonNode interior = user.get("/presets/interior").send().orRefused().data();
        assertThat(texts(interior.path("concepts"))).hasSize(12).contains("Wall", "Floor", "Frame_Molding", "Handle");
        assertThat(texts(interior.path("protect_defaults")))
                .containsExactlyInAnyOrder("Grout", "Frame_Molding", "Glass_highlight");
        String korean = user.get("/presets/seller")
                .header("Accept-Language", "ko")
                .send()
                .data()
                .path("name")
                .asText();
        assertThat(korean).isNotEqualTo(seller.path("name").asText()).isNotBlank();
        assertThat(user.get("/presets/nonsense").send().errorCode()).isEqualTo("NOT_FOUND");
    }

    @Test
    void aRuleIsStoredReadChangedAndDeleted() {
        User user = aUser();
        Answer stored = stored(user, "Blue");
        assertThat(stored.status()).as(stored.body()).isEqualTo(201);
        String id = stored.data().path("id").asText();
        assertThat(id).startsWith("rule_");
        Answer read = user.get("/rules/" + id).send();
        assertThat(read.data().path("concepts").path("Body").path("value").asText())
                .isEqualTo("#2a6f97");
        assertThat(user.me().ruleSlots().used()).isEqualTo(1);

        Answer renamed = put(user, id, Map.of("name", "Deep blue")).send();
        assertThat(renamed.status()).isEqualTo(200);
        assertThat(user.get("/rules").send().data().findValuesAsText("name")).containsExactly("Deep blue");

        Answer deleted = user.request("DELETE", "/rules/" + id).send();
        assertThat(deleted.status()).isEqualTo(200);
        assertThat(deleted.data().path("deleted").asBoolean()).isTrue();
        assertThat(user.get("/rules/" + id).send().status()).isEqualTo(404);
        assertThat(user.me().ruleSlots().used()).isZero();
    }

    @Test
    void aStaleETagChangesNothing() {
        User user = aUser();
        String id = stored(user, "Blue").data().path("id").asText();
        String tag = user.get("/rules/" + id).send().header("etag").orElseThrow();
        assertThat(put(user, id, Map.of("name", "One"))
                        .header("If-Match", tag)
                        .send()
                        .status())
                .isEqualTo(200);
        Answer stale =
                put(user, id, Map.of("name", "Two")).header("If-Match", tag).send();
        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.errorCode()).isEqualTo("PRECONDITION_FAILED");
        assertThat(user.get("/rules/" + id).send().data().path("name").asText()).isEqualTo("One");
    }

    @Test
    void theThirdRuleOfTheFreePlanFindsNoSlotAndADeletedOneFreesIt() {
        User user = aUser();
        String first = stored(user, "One").data().path("id").asText();
        assertThat(stored(user, "Two").status()).isEqualTo(201);
        Answer third = stored(user, "Three");
        assertThat(third.status()).isEqualTo(403);
        assertThat(third.errorCode()).isEqualTo("RULE_SLOT_FULL");
        user.request("DELETE", "/rules/" + first).send().orRefused();
        assertThat(stored(user, "Three").status()).isEqualTo(201);
        assertThat(user.get("/rules").send().data().findValuesAsText("name")).containsExactly("Three", "Two");
    }

    @Test
    void twentyRulesAtOnceFindTwoSlots() {
        User user = aUser();
        List<Answer> answers = AtOnce.run(20, i -> stored(user, "Rule " + i));
        assertThat(answers).filteredOn(a -> a.status() == 201).hasSize(2);
        assertThat(answers)
                .filteredOn(a -> a.errorCode().equals("RULE_SLOT_FULL"))
                .hasSize(18);
        assertThat(user.me().ruleSlots().used()).isEqualTo(2);
    }

    @Test
    void anotherUsersRuleIsNotThere() {
        String id = stored(aUser(), "Mine").data().path("id").asText();
        User other = aUser();
        assertThat(List.of(
                        other.get("/rules/" + id).send().status(),
                        put(other, id, Map.of("name", "x")).send().status(),
                        other.request("DELETE", "/rules/" + id).send().status()))
                .containsOnly(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "null",
                "\"text\"",
                "{\"name\":\"\",\"preset_id\":\"seller\",\"concepts\":{\"Body\":{\"action\":\"remove\"}}}",
                "{\"name\":5,\"preset_id\":\"seller\",\"concepts\":{\"Body\":{\"action\":\"remove\"}}}",
                "{\"name\":\"x\",\"preset_id\":\"seller\",\"concepts\":{}}",
                "{\"name\":\"x\",\"preset_id\":\"seller\",\"concepts\":[]}",
                "{\"name\":\"x\",\"preset_id\":\"seller\",\"concepts\":{\"Wall\":{\"action\":\"remove\"}}}",
                "{\"name\":\"x\",\"preset_id\":\"seller\",\"concepts\":{\"Body\":{\"action\":\"explode\"}}}",
                "{\"name\":\"x\",\"preset_id\":\"seller\",\"concepts\":{\"Body\":{\"action\":\"recolor\",\"value\":\"#12\"}}}",
                "{\"name\":\"x\",\"preset_id\":\"seller\",\"concepts\":{\"Body\":{\"action\":\"recolor\"}}}",
                "{\"name\":\"x\",\"preset_id\":\"seller\",\"concepts\":{\"Body\":{\"action\":\"tone\",\"value\":\"warm:101\"}}}",
                "{\"name\":\"x\",\"preset_id\":\"seller\",\"concepts\":{\"Body\":{\"action\":\"texture\",\"value\":\"lava\"}}}",
                "{\"name\":\"x\",\"preset_id\":\"seller\",\"concepts\":{\"Body\":{\"action\":\"remove\",\"value\":\"x\"}}}",
                "{\"name\":\"x\",\"preset_id\":\"seller\",\"concepts\":{\"Body\":{\"action\":\"remove\"}},\"protect\":[\"Nonsense\"]}",
                "{\"name\":\"x\",\"preset_id\":\"seller\",\"concepts\":{\"Body\":null}}"
            })
    void aRuleThatCannotBeIsRefusedAndTakesNoSlot(String body) {
        User user = aUser();
        Answer answer = user.post("/rules").body("application/json", body).send();
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.errorCode()).isEqualTo("INVALID_REQUEST");
        assertThat(user.me().ruleSlots().used()).isZero();
    }

    @Test
    void aRuleOfAnUnknownPresetIsNotFoundAndALongNameIsRefused() {
        User user = aUser();
        Map<String, Object> concepts = Map.of("Body", BLUE);
        assertThat(user.post("/rules")
                        .json(Map.of("name", "x", "preset_id", "nope", "concepts", concepts))
                        .send()
                        .status())
                .isEqualTo(404);
        assertThat(user.post("/rules")
                        .json(Map.of("name", "x".repeat(101), "preset_id", "seller", "concepts", concepts))
                        .send()
                        .status())
                .isEqualTo(400);
    }

    private static Answer stored(User user, String name) {
        return user.post("/rules")
                .json(Map.of("name", name, "preset_id", "seller", "concepts", Map.of("Body", BLUE)))
                .send();
    }

    private static dev.darkroom.local.demo.client.Request put(User user, String id, Map<String, ?> body) {
        return user.request("PUT", "/rules/" + id).json(body);
    }

    private static List<String> texts(JsonNode array) {
        return java.util.stream.StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
