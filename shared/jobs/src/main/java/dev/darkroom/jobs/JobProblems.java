package dev.darkroom.jobs;

import dev.darkroom.kernel.Problem;
import dev.darkroom.kernel.Problem.Kind;
import java.util.Map;

/** The refusals that several use cases share, in one wording. */
final class JobProblems {
    private JobProblems() {}

    /** Said of a job that is not there, and alike of another user's. */
    static Problem notFound() {
        return Problem.of(Kind.JOB_NOT_FOUND, "There is no such job. GET /jobs lists yours.");
    }

    /** @param act what cannot be done, as in "cannot take uploads" */
    static Problem wrongState(Job job, String act) {
        return new Problem(
                Kind.JOB_WRONG_STATE,
                "The job is " + job.state().wireName() + " and cannot " + act + " now.",
                Map.of("status", job.state().wireName()));
    }
}
