package dev.darkroom.jobs.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.credits.Account;
import dev.darkroom.credits.LedgerEntry;
import dev.darkroom.credits.Plan;
import dev.darkroom.jobs.Job;
import dev.darkroom.jobs.Receipt;
import dev.darkroom.jobs.WorkQueue;
import dev.darkroom.jobs.model.Balances;
import dev.darkroom.jobs.model.Command;
import dev.darkroom.jobs.model.JobSeen;
import dev.darkroom.jobs.model.Model;
import dev.darkroom.jobs.model.State;
import dev.darkroom.jobs.model.Terms;
import dev.darkroom.kernel.Credits;
import dev.darkroom.kernel.JobId;
import dev.darkroom.kernel.UserId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Whether the stores show what the model says. */
final class Comparison {
    private final Model model;
    private final World world;
    private final Map<JobId, Job> looked = new HashMap<>();

    Comparison(Model model, World world) {
        this.model = model;
        this.world = world;
    }

    /** A job and its owner's account. */
    void job(JobId id) {
        var owner = model.owner(id);
        var found = world.stores.jobs().find(id, owner);
        var job = found.job().orElseThrow();
        assertThat(seen(job)).as("%s", id).isEqualTo(model.job(id));
        if (!job.equals(looked.put(id, job))) {
            // A receipt is made of the job alone.
            receipt(job, model.job(id));
        }
        account(owner, found.account().orElseThrow());
    }

    void account(UserId user) {
        account(user, world.stores.accounts().find(user).orElseThrow());
    }

    private void account(UserId user, Account account) {
        assertThat(new Balances(
                        terms(account.plan()),
                        account.available().amount(),
                        account.held().amount(),
                        account.spent().amount(),
                        account.activeJobs()))
                .as("account of %s", user)
                .isEqualTo(model.account(user));
    }

    /** What somebody decided stands in the ledger as the user is to read it. */
    void grants(UserId user) {
        assertThat(world.stores.ledger(user).stream()
                        .flatMap(entry -> grant(entry).stream())
                        .toList())
                .as("grants to %s", user)
                .isEqualTo(model.grants(user));
    }

    private static Optional<Command.Grant> grant(LedgerEntry entry) {
        return Optional.ofNullable(entry.note())
                .map(note -> new Command.Grant(
                        entry.user(),
                        note.grant(),
                        entry.amount().amount(),
                        Optional.ofNullable(note.plan()).map(Comparison::terms),
                        note.reason()));
    }

    private static Terms terms(Plan plan) {
        return Terms.valueOf(plan.name());
    }

    void news(JobId id) {
        assertThat(world.told(id)).as("news of %s", id).isEqualTo(model.told(id));
    }

    void messages() {
        assertThat(world.queue).extracting(run -> new JobId(run.jobId())).isEqualTo(model.queued());
        assertThat(world.letters.all())
                .extracting(letter -> WorkQueue.jobOf(letter.body()))
                .isEqualTo(model.lost());
    }

    private static JobSeen seen(Job job) {
        return new JobSeen(
                terms(job.plan()),
                State.valueOf(job.state().name()),
                job.dispatched(),
                Optional.ofNullable(job.attempt()),
                job.fenced(),
                job.done(),
                job.failed().keySet(),
                job.error() != null,
                Optional.ofNullable(job.dueAt()));
    }

    private void receipt(Job job, JobSeen expected) {
        var receipt = Receipt.of(job);
        int photos = model.photos(job.id());
        long paid = expected.state().isFinal() ? expected.done().size() : 0;
        long back = expected.state().isFinal() ? photos - paid : 0;
        assertThat(receipt.held().amount()).isEqualTo(photos);
        assertThat(receipt.captured().amount()).isEqualTo(paid);
        assertThat(receipt.released().amount()).isEqualTo(back);
        assertThat(receipt.items())
                .isEqualTo(IntStream.range(0, photos)
                        .mapToObj(photo -> item(photo, expected))
                        .toList());
    }

    private static Receipt.Item item(int photo, JobSeen expected) {
        if (expected.done().contains(photo)) {
            return new Receipt.Item(photo, "done", Credits.of(1));
        }
        return new Receipt.Item(photo, expected.failed().contains(photo) ? "failed" : "pending", Credits.NONE);
    }
}
