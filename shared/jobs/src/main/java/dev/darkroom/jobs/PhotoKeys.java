package dev.darkroom.jobs;

import dev.darkroom.kernel.JobId;
import dev.darkroom.kernel.UserId;
import java.util.Optional;

/** Where a job's photos lie in the bucket (contract {@code jobs.md}). Made of ids and indexes only. */
public record PhotoKeys(UserId user, JobId job) {
    /**
     * In whose folder a photo's result and preview lie, as a worker named them; empty when they are not the keys of that
     * photo of that job, whoever its user may be.
     */
    static Optional<UserId> owner(JobId job, int idx, String output, String preview) {
        var folders = output.split("/", -1);
        return folders.length < 2
                ? Optional.empty()
                : UserId.parse(folders[1])
                        .filter(user -> new PhotoKeys(user, job).output(idx).equals(output)
                                && new PhotoKeys(user, job).preview(idx).equals(preview));
    }

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
