package dev.darkroom.jobs.model;

import dev.darkroom.kernel.JobId;
import dev.darkroom.kernel.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How credits and jobs work: {@link Purse} has the rules of credits, {@link Users}, {@link Workers}, {@link Janitor}
 * and {@link Operator} those of jobs and accounts. Each command reads from top to bottom; what it changes stands in
 * {@code write}s, each of which happens wholly or not at all. Whoever carries a command out may die between any two of
 * them.
 */
public final class Model {
    private final Books books = new Books();
    private final Users users = new Users(books);
    private final Workers workers = new Workers(books);
    private final Janitor janitor = new Janitor(books);
    private final Operator operator = new Operator(books);

    /**
     * What the rules leave open.
     *
     * @param name of a job that begins, if one does
     * @param order in which the janitor looks at jobs that are due since the same moment
     * @param writes after which whoever carries out the command dies
     */
    public record Chance(Optional<JobId> name, List<JobId> order, int writes) {}

    /**
     * What became of a command.
     *
     * @param answer none when whoever carried it out died
     */
    public record Result(Optional<Answer> answer, int writes) {}

    /** A new account, with its plan's start grant. */
    public void open(UserId user, Terms terms) {
        books.purses.put(user, new Purse(terms));
    }

    /** Carries a command out. */
    public Result carryOut(Command command, Instant at, Chance chance) {
        books.begin(at, chance.writes());
        try {
            return result(Optional.of(answer(command, chance)), chance);
        } catch (Books.Died died) {
            return result(Optional.empty(), chance);
        }
    }

    private Result result(Optional<Answer> answer, Chance chance) {
        return new Result(answer, chance.writes() - books.writesLeft());
    }

    private Answer answer(Command command, Chance chance) {
        return switch (command) {
            case Command.Create create -> users.create(create, chance.name());
            case Command.Upload upload -> users.upload(upload);
            case Command.Renew renew -> users.renew(renew);
            case Command.Confirm confirm -> users.confirm(confirm);
            case Command.Execute execute -> users.execute(execute);
            case Command.Cancel cancel -> users.cancel(cancel);
            case Command.Alive alive -> workers.alive(alive);
            case Command.PhotoEnded photo -> workers.photoEnded(photo);
            case Command.Bury bury -> janitor.bury(bury);
            case Command.Sweep sweep -> janitor.sweep(chance.order());
            case Command.Lose lose -> janitor.lose(lose);
            case Command.Grant grant -> operator.grant(grant);
            case Command.Redrive redrive -> operator.redrive();
        };
    }

    public List<UserId> users() {
        return List.copyOf(books.purses.keySet());
    }

    /** All jobs, oldest first. */
    public List<JobId> jobs() {
        return List.copyOf(books.jobs.keySet());
    }

    public Balances account(UserId user) {
        return books.purse(user).balances();
    }

    /** The grants that somebody made to a user, oldest first. */
    public List<Command.Grant> grants(UserId user) {
        return books.grants(user);
    }

    /** The jobs whose messages lie in the queue, oldest first. */
    public List<JobId> queued() {
        return List.copyOf(books.queued);
    }

    /** The jobs that lost letters are about, oldest first; none for a letter that nobody can read. */
    public List<Optional<JobId>> lost() {
        return books.lost.stream().map(letter -> letter.job).toList();
    }

    public UserId owner(JobId id) {
        return life(id).owner;
    }

    public int photos(JobId id) {
        return life(id).photos;
    }

    /** Photos that the store does not have. */
    public List<Integer> missing(JobId id) {
        return life(id).missing();
    }

    /** The events of a job's topic, by key, in order. */
    public List<String> told(JobId id) {
        return List.copyOf(life(id).told);
    }

    public JobSeen job(JobId id) {
        return life(id).seen();
    }

    private Life life(JobId id) {
        return Objects.requireNonNull(books.jobs.get(id), "no job: " + id);
    }
}
