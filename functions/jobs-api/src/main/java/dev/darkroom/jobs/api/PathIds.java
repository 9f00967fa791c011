package dev.darkroom.jobs.api;

import dev.darkroom.kernel.JobId;
import dev.darkroom.kernel.Problem;
import dev.darkroom.kernel.Problem.Kind;
import dev.darkroom.kernel.Refusal;
import dev.darkroom.kernel.RuleId;

/** Ids in paths. What is no id names nothing: it answers like an id that nobody has. */
final class PathIds {
    private PathIds() {}

    static JobId job(String text) {
        return JobId.parse(text)
                .orElseThrow(() ->
                        new Refusal(Problem.of(Kind.JOB_NOT_FOUND, "There is no such job. GET /jobs lists yours.")));
    }

    static RuleId rule(String text) {
        return RuleId.parse(text)
                .orElseThrow(() ->
                        new Refusal(Problem.of(Kind.NOT_FOUND, "There is no such rule. GET /rules lists yours.")));
    }
}
