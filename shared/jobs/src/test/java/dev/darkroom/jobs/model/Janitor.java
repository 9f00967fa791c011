package dev.darkroom.jobs.model;

import dev.darkroom.kernel.JobId;
import java.util.Comparator;
import java.util.List;

/** What the janitor does for jobs that nobody else brings on. */
final class Janitor {
    private final Books books;

    Janitor(Books books) {
        this.books = books;
    }

    Answer bury(Command.Bury bury) {
        books.job(bury.job()).filter(job -> !job.state.isFinal()).ifPresent(books::giveUp);
        return new Answer.Silence();
    }

    /** A letter that cannot be settled goes where only an operator finds it. */
    Answer lose(Command.Lose lose) {
        lose.job().ifPresent(books.queued::remove);
        books.lost.add(new Letter(lose.job(), books.now()));
        return new Answer.Silence();
    }

    /**
     * First what was never run, then what is queued, what runs, what has ended; each longest overdue first.
     *
     * @param order of those that are due since the same moment
     */
    Answer sweep(List<JobId> order) {
        var due = books.jobs.values().stream()
                .filter(job -> job.isDue(books.now()))
                .sorted(Comparator.<Life>comparingInt(job -> urgency(job.state))
                        .thenComparing(Life::due)
                        .thenComparingInt(job -> order.indexOf(job.id)))
                .toList();
        int sent = 0;
        int ended = 0;
        for (var job : due) {
            if (job.state == State.QUEUED && !job.sent) {
                books.send(job);
                sent++;
            } else if (!job.state.isFinal()) {
                books.giveUp(job);
                ended++;
            } else {
                books.tell(job, "ended");
                books.write(() -> job.due = null);
            }
        }
        return new Answer.Swept(due.size(), ended, sent);
    }

    private static int urgency(State state) {
        return switch (state) {
            case CREATED, UPLOADED -> 0;
            case QUEUED -> 1;
            case RUNNING -> 2;
            case DONE, FAILED, CANCELED -> 3;
        };
    }
}
