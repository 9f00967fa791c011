package dev.darkroom.worker.engine.generation;

import dev.darkroom.worker.photo.Photo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run that makes something different from what there is.
 *
 * @param source the image that it starts from; one of another size is scaled to the composition's. {@code null} for a branch from the
 *     session's root, which has no image: the run starts from nothing, and may change everything
 * @param feedback 1 to 20, all of which apply
 */
public record Branch(@Nullable Photo source, List<Feedback> feedback) {

    private static final int MOST_FEEDBACK = 20;

    /** @throws IllegalArgumentException for no feedback, or too much */
    public Branch {
        feedback = List.copyOf(feedback);
        if (feedback.isEmpty() || feedback.size() > MOST_FEEDBACK) {
            throw new IllegalArgumentException("a branch has 1 to 20 feedbacks, not " + feedback.size());
        }
    }
}
