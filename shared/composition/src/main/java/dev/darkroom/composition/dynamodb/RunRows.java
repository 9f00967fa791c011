package dev.darkroom.composition.dynamodb;

import dev.darkroom.aws.Attributes;
import dev.darkroom.aws.Row;
import dev.darkroom.composition.Feedback;
import dev.darkroom.composition.NodeId;
import dev.darkroom.composition.Run;
import dev.darkroom.composition.RunState;
import dev.darkroom.contract.Json;
import dev.darkroom.kernel.RunId;
import dev.darkroom.kernel.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Runs to rows and back. */
final class RunRows {
    /** What the sort keys of runs begin with. */
    static final String PREFIX = "run#";

    /** The partition of the index that holds what the janitor is to look at. */
    static final String OPEN = "open";

    /** Sorts before every branch. */
    private static final String MAIN = "0main";

    private RunRows() {}

    private record Start(String node, @Nullable String imageKey, int depth, List<Feedback> feedback) {}

    static Map<String, AttributeValue> key(RunId id) {
        return Attributes.of()
                .text("session_id", id.session().value())
                .text("item", item(id))
                .map();
    }

    static String item(RunId id) {
        var branch = id.branch();
        return PREFIX + (branch == null ? MAIN : branch.value());
    }

    static RunId id(Row row) {
        var line = row.text("item").substring(PREFIX.length());
        return RunId.parse(row.text("session_id"), line.equals(MAIN) ? "main" : line)
                .orElseThrow(() -> new IllegalStateException("no run: " + row.text("item")));
    }

    static Map<String, AttributeValue> row(Run run, Instant expiresAt) {
        var payer = run.payer();
        var origin = run.origin();
        return Attributes.of()
                .text("session_id", run.id().session().value())
                .text("item", item(run.id()))
                .number("version", run.version())
                .text("run_state", run.state().wireName())
                .text(
                        "start",
                        Json.write(new Start(origin.node().value(), origin.imageKey(), origin.depth(), run.feedback())))
                .number("lane", run.lane())
                .texts("images", run.images())
                .number("total_steps", run.totalSteps())
                .text("payer", payer == null ? null : payer.value())
                .text("callback_url", run.callbackUrl())
                .flag("dispatched", run.dispatched())
                .text("attempt", run.attempt())
                .textSet("fenced", run.fenced())
                .millis("created_at", run.createdAt())
                .millis("deadline", run.deadline())
                .text("open", run.dueAt() == null ? null : OPEN)
                .millis("due_at", run.dueAt())
                .text("error_text", run.error())
                .expiry("expires_at", expiresAt)
                .map();
    }

    /** What stood in the way of a write; empty when nothing did. */
    static Optional<Run> current(Map<String, AttributeValue> item) {
        return Row.found(item).map(RunRows::run);
    }

    static Run run(Row row) {
        var start = CompositionRows.read(row.text("start"), Start.class);
        var node = NodeId.parse(start.node()).orElseThrow();
        return new Run(
                id(row),
                row.number("version"),
                RunState.ofWireName(row.text("run_state")),
                new Run.Origin(node, start.imageKey(), start.depth()),
                start.feedback(),
                Math.toIntExact(row.number("lane")),
                row.texts("images"),
                Math.toIntExact(row.number("total_steps")),
                row.optionalText("payer").map(UserId::new).orElse(null),
                row.text("callback_url"),
                row.flag("dispatched"),
                row.optionalText("attempt").orElse(null),
                row.textSet("fenced"),
                row.instant("created_at"),
                row.instant("deadline"),
                row.has("due_at") ? row.instant("due_at") : null,
                row.optionalText("error_text").orElse(null));
    }
}
