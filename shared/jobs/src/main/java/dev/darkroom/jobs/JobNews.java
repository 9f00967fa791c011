package dev.darkroom.jobs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.contract.Json;
import dev.darkroom.realtime.Event;
import dev.darkroom.realtime.LoggedEvent;
import dev.darkroom.realtime.Topic;
import dev.darkroom.realtime.Topics;
import dev.darkroom.storage.ObjectStore;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/**
 * Tells a job's viewers what happened (contract {@code realtime.md}). Each event comes out of a change of the job and
 * has a key of its own, so that telling it again after a crash adds nothing.
 */
@Singleton
public final class JobNews {
    /** Events are replayed for a day; the links that they carry live as long. */
    private static final Duration PREVIEW_LIFE = Duration.ofHours(24);

    private static final String BEGUN = "begun";
    private static final String ENDED = "ended";

    private final Topics topics;
    private final ObjectStore photos;
    private final InstantSource clock;

    public JobNews(Topics topics, ObjectStore photos, InstantSource clock) {
        this.topics = topics;
        this.photos = photos;
        this.clock = clock;
    }

    /** A worker has begun. */
    public void begun(Job job) {
        topics.publish(topic(job), new Event(BEGUN, body("job_progress", job)));
    }

    /** As {@link #begun}, when it may have been told already. */
    public void begunAgain(Job job) {
        topics.republish(topic(job), new Event(BEGUN, body("job_progress", job)));
    }

    /** A photo has ended. */
    public void photoEnded(Job job, int idx) {
        topics.publish(topic(job), photo(job, idx));
    }

    /** As {@link #photoEnded}, when it may have been told already. */
    public void photoEndedAgain(Job job, int idx) {
        topics.republish(topic(job), photo(job, idx));
    }

    /** The job has ended: the last event of its topic. */
    public void ended(Job job) {
        topics.publish(topic(job), end(job));
    }

    /** As {@link #ended}, when it may have been told already. */
    public void endedAgain(Job job) {
        topics.republish(topic(job), end(job));
    }

    private Event photo(Job job, int idx) {
        var body = body("job_progress", job).put("idx", idx);
        var error = job.failed().get(idx);
        if (error == null) {
            var preview = photos.presignDownload(job.keys().preview(idx), clock.instant(), PREVIEW_LIFE);
            body.put("preview_url", preview.toString());
        } else {
            body.put("error", error);
        }
        return new Event("photo-" + idx, body);
    }

    private static Event end(Job job) {
        var type = switch (job.state()) {
            case DONE -> "job_done";
            case FAILED -> "job_failed";
            case CANCELED -> "job_canceled";
            case CREATED, UPLOADED, QUEUED, RUNNING ->
                throw new IllegalStateException("job " + job.id() + " has not ended: " + job.state());
        };
        var body = body(type, job);
        if (job.error() != null) {
            body.put("error", job.error());
        }
        return new Event(ENDED, body);
    }

    private static ObjectNode body(String type, Job job) {
        var body = Json.mapper().createObjectNode();
        body.put("type", type)
                .put("job_id", job.id().value())
                .put("status", job.state().wireName());
        body.putObject("progress")
                .put("done", job.done().size())
                .put("failed", job.failed().size())
                .put("total", job.items());
        return body;
    }

    /** Where a job's events are told. */
    public static Topic topic(Job job) {
        return Topic.job(job.id());
    }

    /** Whether these events tell the end of their job. */
    public static boolean hasEnd(List<LoggedEvent> events) {
        return events.stream().anyMatch(event -> event.key().equals(ENDED));
    }
}
