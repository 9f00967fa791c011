package dev.darkroom.jobs.model;

import static dev.darkroom.jobs.model.Books.refused;
import static dev.darkroom.jobs.model.Books.stands;

import dev.darkroom.jobs.model.Answer.Refused;
import dev.darkroom.kernel.JobId;
import dev.darkroom.kernel.Problem.Kind;
import java.util.Optional;
import java.util.Set;

/** What users do. Refusals stand in the order in which they are given. */
final class Users {
    private static final Set<String> PRESETS = Set.of("interior", "seller");

    private final Books books;

    Users(Books books) {
        this.books = books;
    }

    /**
     * A repeat is answered first, whatever has become of the account.
     *
     * @param name of the job, if it begins
     */
    Answer create(Command.Create create, Optional<JobId> name) {
        if (!PRESETS.contains(create.preset())) {
            return refused(Kind.NOT_FOUND);
        }
        if (!books.purses.containsKey(create.user())) {
            return refused(Kind.AUTH_INVALID);
        }
        var used = create.key().flatMap(key -> books.usedKey(create.user(), key));
        if (used.isPresent()) {
            var hash = create.key().orElseThrow().requestHash();
            return used.get().requestHash().equals(hash) ? used.get().answer() : refused(Kind.CONFLICT);
        }
        var purse = books.purse(create.user());
        var refusal = purse.refuses(create.photos());
        if (refusal.isPresent()) {
            return refused(refusal.get());
        }
        return books.make(() -> {
            var job = new Life(name.orElseThrow(), create.user(), purse.terms(), create.photos(), books.now());
            books.jobs.put(job.id, job);
            purse.hold(create.photos());
            var balances = purse.balances();
            var answer = new Answer.Created(job.id, balances.available(), balances.held());
            create.key().ifPresent(key -> books.keep(create.user(), key, answer));
            return answer;
        });
    }

    Answer upload(Command.Upload upload) {
        var job = books.job(upload.job()).orElseThrow();
        var open = books.now().isBefore(job.created.plus(Terms.UPLOAD_WINDOW));
        if (open) {
            job.uploaded.addAll(upload.photos());
        }
        return new Answer.Stored(open);
    }

    Answer renew(Command.Renew renew) {
        return books.job(renew.job(), renew.user())
                .map(job ->
                        job.state == State.CREATED ? new Answer.Links(job.missing()) : refused(Kind.JOB_WRONG_STATE))
                .orElse(refused(Kind.JOB_NOT_FOUND));
    }

    Answer confirm(Command.Confirm confirm) {
        var owned = books.job(confirm.job(), confirm.user());
        if (owned.isEmpty()) {
            return refused(Kind.JOB_NOT_FOUND);
        }
        var job = owned.get();
        if (job.state == State.CREATED && !job.missing().isEmpty()) {
            return new Refused(Kind.JOB_WRONG_STATE, job.missing());
        }
        if (job.state == State.CREATED) {
            books.write(() -> job.state = State.UPLOADED);
        }
        return job.state == State.UPLOADED ? stands(job) : refused(Kind.JOB_WRONG_STATE);
    }

    Answer execute(Command.Execute execute) {
        var owned = books.job(execute.job(), execute.user());
        if (owned.isEmpty()) {
            return refused(Kind.JOB_NOT_FOUND);
        }
        var job = owned.get();
        if (execute.order() != Command.Order.FITTING) {
            return refused(execute.order() == Command.Order.EMPTY ? Kind.INVALID_REQUEST : Kind.NOT_FOUND);
        }
        var key = execute.key().orElse(null);
        if (key != null && job.orderKey != null && job.orderKey.key().equals(key.key())) {
            return job.orderKey.equals(key) ? stands(job) : refused(Kind.CONFLICT);
        }
        if (job.state != State.UPLOADED) {
            return refused(Kind.JOB_WRONG_STATE);
        }
        books.write(() -> {
            job.state = State.QUEUED;
            job.orderKey = key;
            job.deadline = books.now().plus(Terms.LONGEST_RUN);
            job.due = books.now().plus(Terms.RESEND);
        });
        books.send(job);
        return stands(job);
    }

    /** Photos done are kept and paid. A job whose photos have all ended is past cancelling. */
    Answer cancel(Command.Cancel cancel) {
        var owned = books.job(cancel.job(), cancel.user());
        if (owned.isEmpty()) {
            return refused(Kind.JOB_NOT_FOUND);
        }
        var job = owned.get();
        if (job.state == State.CANCELED) {
            books.tell(job, "ended");
        } else if (!job.state.isFinal()) {
            books.end(job, job.byItsPhotos().orElse(State.CANCELED), false);
        }
        return job.state == State.CANCELED ? stands(job) : refused(Kind.JOB_WRONG_STATE);
    }
}
