package dev.darkroom.composition;

import dev.darkroom.kernel.SessionId;
import dev.darkroom.kernel.UserId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What all runs of a session have in common; never changed once it is made.
 *
 * @param objects at most 50
 * @param placements at most 50
 * @param width pixels, 256 to 1024 in steps of 64
 * @param height as the width
 * @param totalSteps images of a run, 1 to 100
 * @param owner whose token began it; null when nobody's did
 */
public record Composition(
        SessionId id,
        String prompt,
        List<SceneObject> objects,
        List<Placement> placements,
        int width,
        int height,
        int totalSteps,
        long seed,
        @Nullable UserId owner,
        Instant createdAt) {

    public Composition {
        objects = List.copyOf(objects);
        placements = List.copyOf(placements);
    }

    /** Whether a reader who is asked who it is may see it. */
    public boolean isOpenTo(Reader reader) {
        return switch (reader) {
            case Reader.Anyone anyone -> true;
            case Reader.User user -> user.id().equals(owner);
        };
    }
}
