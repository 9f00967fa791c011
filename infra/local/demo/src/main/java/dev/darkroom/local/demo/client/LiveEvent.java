package dev.darkroom.local.demo.client;

import com.fasterxml.jackson.databind.JsonNode;

/** One event of a topic; {@code seq} starts at 1 and has no gaps. */
public record LiveEvent(String type, String topic, long seq, JsonNode body) {

    /** The job's last event: nothing follows it. */
    public boolean isLast() {
        return type.equals("job_done") || type.equals("job_failed") || type.equals("job_canceled");
    }

    public Answers.Progress progress() {
        JsonNode progress = body.path("progress");
        return new Answers.Progress(
                progress.path("done").asInt(),
                progress.path("failed").asInt(),
                progress.path("total").asInt());
    }
}
