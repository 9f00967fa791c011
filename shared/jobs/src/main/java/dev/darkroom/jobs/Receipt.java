package dev.darkroom.jobs;

import dev.darkroom.kernel.Credits;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a job cost and why.
 *
 * @param held what was set aside at creation; once the job has ended it is what was paid and what came back together
 * @param captured what was paid
 * @param released what came back
 */
public record Receipt(Credits held, Credits captured, Credits released, List<Item> items, String why) {
    /** One photo: {@code pending}, {@code done} or {@code failed}, and the credits that it costs so far. */
    public record Item(int idx, String state, Credits credits) {}

    /** The receipt of a job as it stands. */
    public static Receipt of(Job job) {
        var items =
                IntStream.range(0, job.items()).mapToObj(idx -> item(job, idx)).toList();
        return job.state().isFinal()
                ? new Receipt(job.price(), job.captured(), job.released(), items, ended(job))
                : new Receipt(
                        job.price(),
                        Credits.NONE,
                        Credits.NONE,
                        items,
                        "One credit a photo is held until the job ends; then the photos done are paid and the rest comes back.");
    }

    private static Item item(Job job, int idx) {
        if (job.done().contains(idx)) {
            return new Item(idx, "done", Credits.of(1));
        }
        return new Item(idx, job.failed().containsKey(idx) ? "failed" : "pending", Credits.NONE);
    }

    private static String ended(Job job) {
        var error = job.error();
        return "The job is %s: %d of %d photos were done and paid, %d credits came back.%s"
                .formatted(
                        job.state().wireName(),
                        job.captured().amount(),
                        job.items(),
                        job.released().amount(),
                        error == null ? "" : " " + error);
    }
}
