package dev.darkroom.composition;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.contract.Json;
import dev.darkroom.realtime.Event;
import dev.darkroom.realtime.LoggedEvent;
import dev.darkroom.realtime.Topic;
import dev.darkroom.realtime.Topics;
import dev.darkroom.storage.ObjectStore;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells viewers what a run does (contract {@code composition.md}). A session's topic has the events of all its runs, so that its graph can be
 * followed from one number; a branch's own topic has those of the branch alone. Each event has a key, so that telling it again after a crash
 * adds nothing.
 */
@Singleton
public final class GenerationNews {
    /** Of a message beside its body: a topic of at most 80 characters, a number, and their names. */
    private static final int FRAME_BYTES = 256;

    private final Topics topics;
    private final ObjectStore images;
    private final CompositionLimits limits;
    private final InstantSource clock;

    GenerationNews(Topics topics, ObjectStore images, CompositionLimits limits, InstantSource clock) {
        this.topics = topics;
        this.images = images;
        this.limits = limits;
        this.clock = clock;
    }

    /** A step was taken. */
    void step(Run run, int step, @Nullable String imageData) {
        topics(run).forEach(topic -> topics.publish(topic, image(run, step, imageData)));
    }

    /** As {@link #step}, when it may have been told already. */
    void stepAgain(Run run, int step, @Nullable String imageData) {
        topics(run).forEach(topic -> topics.republish(topic, image(run, step, imageData), keyOf(run, step - 1)));
    }

    /** The run has ended: the last event of it. */
    void ended(Run run) {
        lastStepOf(run);
        topics(run).forEach(topic -> topics.publish(topic, end(run)));
    }

    /** As {@link #ended}, when it may have been told already. */
    void endedAgain(Run run) {
        lastStepOf(run);
        topics(run).forEach(topic -> topics.republish(topic, end(run), keyOf(run, run.step())));
    }

    /** Who took the last step of a run that others end may have died before anybody was told; who is done has told all. */
    private void lastStepOf(Run run) {
        if (run.state() == RunState.FAILED && run.step() > 0) {
            stepAgain(run, run.step(), null);
        }
    }

    /** The number of a session's newest event; 0 for none. */
    long newest(Composition composition) {
        return topics.newest(Topic.session(composition.id()));
    }

    /** Nobody can replay what was told of these runs any more. */
    void forget(Run run) {
        topics(run).forEach(topics::forget);
    }

    private static List<Topic> topics(Run run) {
        var session = Topic.session(run.id().session());
        return run.id().branch() == null ? List.of(session) : List.of(Topic.run(run.id()), session);
    }

    private Event image(Run run, int step, @Nullable String imageData) {
        var body = body("image_step", run)
                .put("nodeId", run.node(step).value())
                .put("parentNodeId", run.parent(step).value())
                .put("step", step)
                .put("totalSteps", run.totalSteps())
                .put("imageUrl", link(run.imageKey(step)))
                .put("timestamp", clock.millis());
        if (imageData != null) {
            body.put("imageData", imageData);
            if (bytes(body) > LoggedEvent.MAX_MESSAGE_BYTES - FRAME_BYTES) {
                body.remove("imageData");
            }
        }
        return new Event(keyOf(run, step), body);
    }

    /** Steps are told in order; of step 0, which nobody tells, this is the key as well. */
    private static String keyOf(Run run, int step) {
        return run.id().line() + "-" + step;
    }

    private Event end(Run run) {
        var body = switch (run.state()) {
            case DONE ->
                body("generation_complete", run)
                        .put("nodeId", run.node(run.step()).value())
                        .put("finalImageUrl", link(run.imageKey(run.step())));
            case FAILED ->
                body("error", run)
                        .put("code", "IMAGE_GENERATION_FAILED")
                        .put("message", run.error() == null ? "The run failed." : run.error());
            case QUEUED, RUNNING ->
                throw new IllegalStateException("run " + run.id() + " has not ended: " + run.state());
        };
        return new Event(run.id().line() + "-end", body);
    }

    private static ObjectNode body(String type, Run run) {
        var body = Json.mapper().createObjectNode();
        body.put("type", type).put("sessionId", run.id().session().value());
        var branch = run.id().branch();
        return branch == null ? body : body.put("branchId", branch.value());
    }

    private String link(String key) {
        return images.presignDownload(key, clock.instant(), limits.linkLife()).toString();
    }

    private static int bytes(ObjectNode body) {
        return Json.write(body).getBytes(StandardCharsets.UTF_8).length;
    }
}
