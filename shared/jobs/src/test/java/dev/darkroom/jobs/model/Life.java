package dev.darkroom.jobs.model;

import dev.darkroom.kernel.IdempotencyKey;
import dev.darkroom.kernel.JobId;
import dev.darkroom.kernel.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One job. */
final class Life {
    final JobId id;
    final UserId owner;
    /** Its owner's when it began: the line that it waits in is theirs, whatever the owner gets later. */
    final Terms terms;

    final int photos;
    final Instant created;
    State state = State.CREATED;
    final Set<Integer> uploaded = new HashSet<>();

    @Nullable IdempotencyKey orderKey;

    @Nullable Instant deadline;

    boolean sent;

    @Nullable String attempt;

    final Set<String> fenced = new HashSet<>();
    final Set<Integer> done = new TreeSet<>();
    final Set<Integer> failed = new TreeSet<>();
    /** Ended otherwise than by its photos or its user, and it says why. */
    boolean excused;
    /** When the janitor looks at it next; null when there is nothing left to look after. */
    @Nullable Instant due;
    /** The events that its viewers were told, each once. */
    final List<String> told = new ArrayList<>();

    Life(JobId id, UserId owner, Terms terms, int photos, Instant now) {
        this.id = id;
        this.owner = owner;
        this.terms = terms;
        this.photos = photos;
        this.created = now;
        this.due = now.plus(Terms.UPLOAD_WINDOW);
    }

    List<Integer> missing() {
        return IntStream.range(0, photos)
                .filter(photo -> !uploaded.contains(photo))
                .boxed()
                .toList();
    }

    boolean isDecided(int photo) {
        return done.contains(photo) || failed.contains(photo);
    }

    boolean isLate(Instant now) {
        return deadline != null && now.isAfter(deadline);
    }

    /** Whether a worker who finds it could bring it on. */
    boolean canRun(Instant now) {
        return deadline != null && now.isBefore(deadline) && !state.isFinal();
    }

    boolean isDue(Instant now) {
        return due != null && !now.isBefore(due);
    }

    Instant due() {
        return Objects.requireNonNull(due, "nothing is left to look after");
    }

    boolean allPhotosEnded() {
        return done.size() + failed.size() == photos;
    }

    /** The end that its photos have brought it to, when all of them have ended. */
    Optional<State> byItsPhotos() {
        return allPhotosEnded() ? Optional.of(done.isEmpty() ? State.FAILED : State.DONE) : Optional.empty();
    }

    JobSeen seen() {
        return new JobSeen(
                terms,
                state,
                sent,
                Optional.ofNullable(attempt),
                Set.copyOf(fenced),
                Set.copyOf(done),
                Set.copyOf(failed),
                excused,
                Optional.ofNullable(due));
    }
}
