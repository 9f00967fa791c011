package dev.darkroom.jobs.dynamodb;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.darkroom.aws.Attributes;
import dev.darkroom.aws.Row;
import dev.darkroom.contract.Json;
import dev.darkroom.jobs.rules.Rule;
import dev.darkroom.jobs.rules.RuleSpec;
import dev.darkroom.kernel.RuleId;
import dev.darkroom.kernel.UserId;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Rules to rows and back. */
final class RuleRows {
    private RuleRows() {}

    static Map<String, AttributeValue> key(UserId user, RuleId id) {
        return Attributes.of()
                .text("user_id", user.value())
                .text("rule_id", id.value())
                .map();
    }

    static Map<String, AttributeValue> row(Rule rule) {
        return Attributes.of()
                .text("user_id", rule.user().value())
                .text("rule_id", rule.id().value())
                .text("rule_name", rule.name())
                .text("preset", rule.preset())
                .text("spec", Json.write(rule.spec()))
                .millis("created_at", rule.createdAt())
                .number("version", rule.version())
                .map();
    }

    static Rule rule(Row row) {
        return new Rule(
                new RuleId(row.text("rule_id")),
                new UserId(row.text("user_id")),
                row.text("rule_name"),
                row.text("preset"),
                spec(row.text("spec")),
                row.instant("created_at"),
                row.number("version"));
    }

    private static RuleSpec spec(String json) {
        try {
            return Json.read(json, RuleSpec.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("spec of a rule row", e);
        }
    }
}
