package dev.darkroom.jobs;

import dev.darkroom.kernel.JobId;
import dev.darkroom.kernel.UserId;

/** Where a job's photos lie in the bucket (contract {@code jobs.md}). Made of ids and indexes only. */
public record PhotoKeys(UserId user, JobId job) {
    /** What all uploads of the job begin with. */
    public String inputs() {
        return "inputs/%s/%s/".formatted(user, job);
    }

    /** The name ends in {@code .jpg} whatever the photo is: its content decides. */
    public String input(int idx) {
        return inputs() + idx + ".jpg";
    }

    public String output(int idx) {
        return "outputs/%s/%s/%d_result.png".formatted(user, job, idx);
    }

    public String preview(int idx) {
        return "previews/%s/%s/%d_thumb.jpg".formatted(user, job, idx);
    }
}
