package dev.darkroom.jobs.model;

import static dev.darkroom.jobs.model.Books.refused;

import dev.darkroom.jobs.model.Answer.Granted;
import dev.darkroom.kernel.JobId;
import dev.darkroom.kernel.Problem.Kind;
import java.util.ArrayList;
import java.util.List;

/** What an operator does. Refusals stand in the order in which they are given. */
final class Operator {
    private final Books books;

    Operator(Books books) {
        this.books = books;
    }

    /** An id makes one grant for ever. Whoever repeats it may word the reason anew, and nothing else. */
    Answer grant(Command.Grant grant) {
        long least = grant.plan().isPresent() ? 0 : 1;
        if (grant.credits() < least || grant.credits() > Terms.LARGEST_GRANT) {
            return refused(Kind.INVALID_REQUEST);
        }
        var made = books.made(grant.id());
        if (made.isPresent()) {
            return made.get().isOf(grant) ? made.get().again() : refused(Kind.CONFLICT);
        }
        if (!books.purses.containsKey(grant.user())) {
            return refused(Kind.NOT_FOUND);
        }
        return books.make(() -> {
            var purse = books.purse(grant.user());
            purse.grant(grant.credits(), grant.plan());
            var balances = purse.balances();
            var answer = new Granted(balances.terms(), balances.available(), balances.held(), false);
            books.keep(grant, answer);
            return answer;
        });
    }

    /** The job decides, not its letter; what cannot be read is left for a person. */
    Answer redrive() {
        var sent = new ArrayList<JobId>();
        int removed = 0;
        int kept = 0;
        for (var letters = take(); !letters.isEmpty(); letters = take()) {
            for (var letter : letters) {
                if (letter.job.isEmpty()) {
                    kept++;
                    continue;
                }
                var job = books.job(letter.job.get()).filter(life -> life.canRun(books.now()));
                if (job.isPresent()) {
                    books.send(job.get());
                    sent.add(job.get().id);
                } else {
                    removed++;
                }
                books.write(() -> books.lost.remove(letter));
            }
        }
        return new Answer.Redriven(sent, removed, kept);
    }

    /** The oldest letters that show; whoever dies leaves them hidden for a while. */
    private List<Letter> take() {
        var letters = books.lost.stream()
                .filter(letter -> !books.now().isBefore(letter.shown))
                .limit(Terms.LETTERS_AT_ONCE)
                .toList();
        if (!letters.isEmpty()) {
            books.write(
                    () -> letters.forEach(letter -> letter.shown = books.now().plus(Terms.LETTER_HIDDEN)));
        }
        return letters;
    }
}
