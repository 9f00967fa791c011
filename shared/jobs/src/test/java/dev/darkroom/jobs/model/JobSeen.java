package dev.darkroom.jobs.model;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What can be seen of a job.
 *
 * @param terms its owner's when it began
 * @param sent whether it is noted that its run lies in the queue
 * @param fenced attempts whose reports are refused
 * @param excused whether it ended otherwise than by its photos or its user, and says why
 * @param due when the janitor looks at it next
 */
public record JobSeen(
        Terms terms,
        State state,
        boolean sent,
        Optional<String> attempt,
        Set<String> fenced,
        Set<Integer> done,
        Set<Integer> failed,
        boolean excused,
        Optional<Instant> due) {

    /** Whether the photo has ended. */
    public boolean isDecided(int photo) {
        return done.contains(photo) || failed.contains(photo);
    }
}
