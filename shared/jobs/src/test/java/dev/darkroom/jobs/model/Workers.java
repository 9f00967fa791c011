package dev.darkroom.jobs.model;

import static dev.darkroom.jobs.model.Books.refused;

import dev.darkroom.jobs.model.Answer.Heard;
import dev.darkroom.kernel.Problem.Kind;

/** What workers report. Reports come late, twice, out of order, and from attempts that others have taken over. */
final class Workers {
    private final Books books;

    Workers(Books books) {
        this.books = books;
    }

    Answer alive(Command.Alive alive) {
        var found = books.job(alive.job());
        if (found.isEmpty()) {
            return refused(Kind.JOB_NOT_FOUND);
        }
        var job = found.get();
        if (job.state.isFinal()) {
            books.tell(job, "ended");
            return new Heard(false, true);
        }
        if (mayNotReport(job, alive.attempt())) {
            return refused(Kind.JOB_WRONG_STATE);
        }
        if (takeOver(job, alive.attempt())) {
            books.endIfItIsTime(job);
            return new Heard(true, job.state.isFinal());
        }
        books.write(() -> job.due = books.now().plus(Terms.SILENCE));
        books.endIfItIsTime(job);
        return new Heard(false, job.state.isFinal() && !job.allPhotosEnded());
    }

    /** The first result decides a photo; every later one is only heard. */
    Answer photoEnded(Command.PhotoEnded report) {
        var found = books.job(report.job());
        if (found.isEmpty()) {
            return refused(Kind.JOB_NOT_FOUND);
        }
        var job = found.get();
        var photo = report.photo();
        if (photo >= job.photos || (report.well() && !report.keysOf().equals(job.owner))) {
            return refused(Kind.INVALID_REQUEST);
        }
        if (job.state.isFinal()) {
            if (job.isDecided(photo)) {
                books.tell(job, "photo-" + photo);
            }
            books.tell(job, "ended");
            return new Heard(false, true);
        }
        if (mayNotReport(job, report.attempt())) {
            return refused(Kind.JOB_WRONG_STATE);
        }
        if (job.isDecided(photo)) {
            books.tell(job, "photo-" + photo);
            books.endIfItIsTime(job);
            return new Heard(false, job.state.isFinal());
        }
        takeOver(job, report.attempt());
        books.write(() -> {
            (report.well() ? job.done : job.failed).add(photo);
            job.due = books.now().plus(Terms.SILENCE);
        });
        books.tell(job, "photo-" + photo);
        books.endIfItIsTime(job);
        return new Heard(true, job.state.isFinal() && !job.allPhotosEnded());
    }

    private static boolean mayNotReport(Life job, String attempt) {
        return job.fenced.contains(attempt) || job.state.compareTo(State.QUEUED) < 0;
    }

    /** The first report of a new attempt fences out the one before. */
    private boolean takeOver(Life job, String attempt) {
        if (attempt.equals(job.attempt)) {
            return false;
        }
        books.write(() -> {
            if (job.attempt != null) {
                job.fenced.add(job.attempt);
            }
            job.attempt = attempt;
            job.state = State.RUNNING;
            job.due = books.now().plus(Terms.SILENCE);
        });
        books.tell(job, "begun");
        return true;
    }
}
