package dev.darkroom.jobs.dynamodb;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.darkroom.aws.Attributes;
import dev.darkroom.aws.Row;
import dev.darkroom.contract.Json;
import dev.darkroom.credits.Plan;
import dev.darkroom.jobs.Job;
import dev.darkroom.jobs.JobState;
import dev.darkroom.jobs.JobStore.Due;
import dev.darkroom.jobs.JobStore.JobSummary;
import dev.darkroom.jobs.Order;
import dev.darkroom.kernel.JobId;
import dev.darkroom.kernel.UserId;
import dev.darkroom.storage.UploadTerms;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Jobs to rows and back. What is never asked for by itself, the order and the uploads' terms, is one JSON text each. */
final class JobRows {
    private static final TypeReference<List<UploadTerms>> UPLOADS = new TypeReference<>() {};

    private JobRows() {}

    static Map<String, AttributeValue> row(Job job) {
        var row = Attributes.of()
                .text("job_id", job.id().value())
                .text("user_id", job.user().value())
                .text("plan", job.plan().wireName())
                .text("preset", job.preset())
                .text("job_status", job.state().wireName())
                .number("version", job.version())
                .millis("created_at", job.createdAt())
                .number("item_count", job.items())
                .text("uploads", job.uploads().isEmpty() ? null : Json.write(job.uploads()))
                .text("job_order", job.order() == null ? null : Json.write(job.order()))
                .flag("dispatched", job.dispatched())
                .text("attempt", job.attempt())
                .textSet("fenced", job.fenced())
                .numberSet("done", job.done())
                .textMap("failed", failed(job))
                .millis("due_at", job.dueAt())
                .millis("ended_at", job.endedAt())
                .text("error_text", job.error());
        return job.dueAt() == null
                ? row.map()
                : row.text("open_state", dueName(job.state())).map();
    }

    static String dueName(JobState state) {
        return dueName(Due.of(state));
    }

    static String dueName(Due due) {
        return due.name().toLowerCase(Locale.ROOT);
    }

    private static Map<String, String> failed(Job job) {
        var failed = new HashMap<String, String>();
        job.failed().forEach((idx, error) -> failed.put(idx.toString(), error));
        return failed;
    }

    static Job job(Row row) {
        return new Job(
                new JobId(row.text("job_id")),
                new UserId(row.text("user_id")),
                Plan.ofWireName(row.text("plan")),
                row.text("preset"),
                state(row),
                row.number("version"),
                row.instant("created_at"),
                Math.toIntExact(row.number("item_count")),
                row.optionalText("uploads").map(JobRows::uploads).orElse(List.of()),
                row.optionalText("job_order").map(JobRows::order).orElse(null),
                row.flag("dispatched"),
                row.optionalText("attempt").orElse(null),
                row.textSet("fenced"),
                row.numberSet("done"),
                failed(row),
                instant(row, "due_at"),
                instant(row, "ended_at"),
                row.optionalText("error_text").orElse(null));
    }

    static JobSummary summary(Row row) {
        return new JobSummary(
                new JobId(row.text("job_id")),
                state(row),
                row.text("preset"),
                row.instant("created_at"),
                Math.toIntExact(row.number("item_count")),
                row.numberSet("done").size(),
                row.textMap("failed").size());
    }

    private static JobState state(Row row) {
        return JobState.parse(row.text("job_status")).orElseThrow();
    }

    private static @Nullable Instant instant(Row row, String name) {
        return row.has(name) ? row.instant(name) : null;
    }

    private static Map<Integer, String> failed(Row row) {
        var failed = new HashMap<Integer, String>();
        row.textMap("failed").forEach((idx, error) -> failed.put(Integer.valueOf(idx), error));
        return failed;
    }

    private static List<UploadTerms> uploads(String json) {
        try {
            return Json.mapper().readValue(json, UPLOADS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("uploads of a job row", e);
        }
    }

    private static Order order(String json) {
        try {
            return Json.read(json, Order.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("order of a job row", e);
        }
    }

    /** The row of a refused write, if a job stands there. */
    static Optional<Job> current(@Nullable Map<String, AttributeValue> row) {
        return row == null || row.isEmpty() ? Optional.empty() : Optional.of(job(new Row(row)));
    }
}
