package dev.darkroom.composition.dynamodb;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.darkroom.aws.Attributes;
import dev.darkroom.aws.Row;
import dev.darkroom.composition.Composition;
import dev.darkroom.composition.Placement;
import dev.darkroom.composition.SceneObject;
import dev.darkroom.contract.Json;
import dev.darkroom.kernel.SessionId;
import dev.darkroom.kernel.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Compositions to rows and back. What is never asked for by itself is one JSON text. */
final class CompositionRows {
    /** The sort key of a composition's own row; sorts after its runs. */
    static final String ITEM = "session";

    private CompositionRows() {}

    private record Layout(
            List<SceneObject> objects, List<Placement> placements, int width, int height, int totalSteps, long seed) {}

    static Map<String, AttributeValue> key(SessionId id) {
        return Attributes.of().text("session_id", id.value()).text("item", ITEM).map();
    }

    static Map<String, AttributeValue> row(Composition composition, Instant expiresAt) {
        var owner = composition.owner();
        return Attributes.of()
                .text("session_id", composition.id().value())
                .text("item", ITEM)
                .text("prompt", composition.prompt())
                .text(
                        "layout",
                        Json.write(new Layout(
                                composition.objects(),
                                composition.placements(),
                                composition.width(),
                                composition.height(),
                                composition.totalSteps(),
                                composition.seed())))
                .text("owner", owner == null ? null : owner.value())
                .number("lanes", 0)
                .millis("created_at", composition.createdAt())
                .expiry("expires_at", expiresAt)
                .map();
    }

    static Composition composition(Row row) {
        var layout = read(row.text("layout"), Layout.class);
        return new Composition(
                new SessionId(row.text("session_id")),
                row.text("prompt"),
                layout.objects(),
                layout.placements(),
                layout.width(),
                layout.height(),
                layout.totalSteps(),
                layout.seed(),
                row.optionalText("owner").map(UserId::new).orElse(null),
                row.instant("created_at"));
    }

    static <T> T read(String json, Class<T> type) {
        try {
            return Json.read(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the table holds a " + type.getSimpleName() + " that cannot be read", e);
        }
    }
}
