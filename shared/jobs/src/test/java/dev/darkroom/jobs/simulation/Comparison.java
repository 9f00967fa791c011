package dev.darkroom.jobs.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.credits.Account;
import dev.darkroom.jobs.Job;
import dev.darkroom.jobs.Receipt;
import dev.darkroom.jobs.model.Balances;
import dev.darkroom.jobs.model.JobSeen;
import dev.darkroom.jobs.model.Model;
import dev.darkroom.jobs.model.State;
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
                        account.available().amount(),
                        account.held().amount(),
                        account.spent().amount(),
                        account.activeJobs()))
                .as("account of %s", user)
                .isEqualTo(model.account(user));
    }

    void news(JobId id) {
        assertThat(world.told(id)).as("news of %s", id).isEqualTo(model.told(id));
    }

    void messages() {
        assertThat(world.queue).extracting(run -> new JobId(run.jobId())).isEqualTo(model.queued());
    }

    private static JobSeen seen(Job job) {
        return new JobSeen(
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
