package dev.darkroom.composition;

import dev.darkroom.kernel.RunId;
import dev.darkroom.kernel.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One run of a composition. Every change makes the next version.
 *
 * @param origin where it starts: the prompt, or an image of another run
 * @param feedback empty for the main line
 * @param lane in which the graph shows it, 0 for the main line, then one more for each branch of the session
 * @param images file names below {@link #imagePrefix}, one for each step that was taken, in order
 * @param totalSteps images that it will have, 1 to 100
 * @param payer whose credit is held for it; null when nobody's is
 * @param dispatched whether the queue has surely got it
 * @param attempt of the worker that reports; null before the first
 * @param fenced attempts that another has taken the run from
 * @param deadline after which it fails
 * @param dueAt when the janitor looks at it; null when it needs to no more
 * @param error a sentence for viewers, when it failed
 */
public record Run(
        RunId id,
        long version,
        RunState state,
        Origin origin,
        List<Feedback> feedback,
        int lane,
        List<String> images,
        int totalSteps,
        @Nullable UserId payer,
        String callbackUrl,
        boolean dispatched,
        @Nullable String attempt,
        Set<String> fenced,
        Instant createdAt,
        Instant deadline,
        @Nullable Instant dueAt,
        @Nullable String error) {

    public Run {
        feedback = List.copyOf(feedback);
        images = List.copyOf(images);
        fenced = Set.copyOf(fenced);
    }

    /**
     * Where a run starts.
     *
     * @param node the parent of its first image
     * @param imageKey null for the prompt
     * @param depth images from the prompt to that node
     */
    public record Origin(NodeId node, @Nullable String imageKey, int depth) {}

    /** Where the images of its steps are: the folder of this run alone. */
    public String imagePrefix() {
        return folder(id);
    }

    /** The folder of a run's images. */
    public static String folder(RunId id) {
        return "steps/" + id.value() + "/";
    }

    /** The last step that was taken; 0 before the first. */
    public int step() {
        return images.size();
    }

    /** @param step 1 to {@link #step} */
    public NodeId.Image node(int step) {
        return new NodeId.Image(id, step);
    }

    /** The node before that of a step. */
    public NodeId parent(int step) {
        return step == 1 ? origin.node() : node(step - 1);
    }

    /** @param step 1 to {@link #step} */
    public String imageKey(int step) {
        return imagePrefix() + images.get(step - 1);
    }

    /** The queue has it; it fails unless a worker ends it. */
    Run dispatchedAt() {
        return with(state, true, attempt, fenced, deadline, error);
    }

    /** A new attempt reports on it from now on; reports of the one before are refused. */
    Run takenBy(String newAttempt) {
        var out = attempt == null
                ? fenced
                : Stream.concat(fenced.stream(), Stream.of(attempt)).collect(Collectors.toUnmodifiableSet());
        return with(RunState.RUNNING, true, newAttempt, out, deadline, error);
    }

    /** It has ended; the janitor makes sure, some time later, that everybody was told. */
    Run ended(RunState end, @Nullable String why, Instant tellAgainAt) {
        if (state.isFinal() || !end.isFinal()) {
            throw new IllegalStateException("run " + id + " cannot go from " + state + " to " + end);
        }
        return with(end, dispatched, attempt, fenced, tellAgainAt, why);
    }

    /** Everybody was told its end. */
    Run forgotten() {
        return with(state, dispatched, attempt, fenced, null, error);
    }

    private Run with(
            RunState nextState,
            boolean nextDispatched,
            @Nullable String nextAttempt,
            Set<String> nextFenced,
            @Nullable Instant nextDueAt,
            @Nullable String nextError) {
        return new Run(
                id,
                version + 1,
                nextState,
                origin,
                feedback,
                lane,
                images,
                totalSteps,
                payer,
                callbackUrl,
                nextDispatched,
                nextAttempt,
                nextFenced,
                createdAt,
                deadline,
                nextDueAt,
                nextError);
    }
}
