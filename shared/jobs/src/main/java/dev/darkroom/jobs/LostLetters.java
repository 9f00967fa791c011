package dev.darkroom.jobs;

import dev.darkroom.kernel.JobId;
import java.util.List;
import java.util.Optional;

/**
 * Dead letters that the janitor could neither read nor settle in several tries. Nobody takes from here but an
 * operator.
 */
public interface LostLetters {
    /** Some of them, perhaps not all although less than {@code limit}; what is not removed comes again later. One call. */
    List<Letter> take(int limit);

    /** Gone for good. One call. */
    void remove(Letter letter);

    /** @param handle by which this very delivery is removed */
    record Letter(String id, String handle, String body) {
        /** The job that it names; empty when it is no message of ours. */
        Optional<JobId> job() {
            return WorkQueue.jobOf(body);
        }
    }
}
