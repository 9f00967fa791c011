package dev.darkroom.jobs.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.jobs.Job;
import dev.darkroom.jobs.Receipt;
import dev.darkroom.jobs.model.Balances;
import dev.darkroom.jobs.model.JobSeen;
import dev.darkroom.jobs.model.Model;
import dev.darkroom.jobs.model.State;
import dev.darkroom.kernel.Credits;
import dev.darkroom.kernel.JobId;
import dev.darkroom.kernel.UserId;
import java.util.Optional;
import java.util.stream.IntStream;

/** Whether the stores show what the model says. */
final class Comparison {
    private final Model model;
    private final World world;

    Comparison(Model model, World world) {
        this.model = model;
        this.world = world;
    }

    void account(UserId user) {
        var account = world.stores.accounts().find(user).orElseThrow();
        assertThat(new Balances(
                        account.available().amount(),
                        account.held().amount(),
                        account.spent().amount(),
                        account.activeJobs()))
                .as("account of %s", user)
                .isEqualTo(model.account(user));
    }

    void job(JobId id) {
        assertThat(seen(world.job(id))).as("%s", id).isEqualTo(model.job(id));
    }

    void receipt(JobId id) {
        receipt(world.job(id), model.job(id));
    }

    void messages() {
        assertThat(world.queue)
                .extracting(run -> new JobId(run.jobId()))
                .isEqualTo(model.queued());
    }

    private JobSeen seen(Job job) {
        return new JobSeen(
                State.valueOf(job.state().name()),
                job.dispatched(),
                Optional.ofNullable(job.attempt()),
                job.fenced(),
                job.done(),
                job.failed().keySet(),
                job.error() != null,
                Optional.ofNullable(job.dueAt()),
                world.told(job.id()));
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
