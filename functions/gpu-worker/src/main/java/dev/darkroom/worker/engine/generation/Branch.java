package dev.darkroom.worker.engine.generation;

import dev.darkroom.worker.photo.Photo;
import java.util.List;

/**
 * A run that starts from an image of another run instead of from nothing.
 *
 * @param source the image; one of another size is scaled to the composition's
 * @param feedback 1 to 20, all of which apply
 */
public record Branch(Photo source, List<Feedback> feedback) {

    private static final int MOST_FEEDBACK = 20;

    /** @throws IllegalArgumentException for no feedback, or too much */
    public Branch {
        feedback = List.copyOf(feedback);
        if (feedback.isEmpty() || feedback.size() > MOST_FEEDBACK) {
            throw new IllegalArgumentException("a branch has 1 to 20 feedbacks, not " + feedback.size());
        }
    }
}
