package dev.darkroom.worker.run.generation;

import dev.darkroom.contract.worker.GenerationRun;
import dev.darkroom.observability.LogContext;
import dev.darkroom.worker.run.Brief;
import java.net.URI;
import java.time.Instant;
import java.util.Map;

/**
 * A session's run that makes sense as a message. Whether it makes sense as a picture is for {@link ReadComposition} to say, since that is
 * an answer for the viewer.
 *
 * @param tenant among whom lanes are shared: the session
 */
record GenerationBrief(String tenant, GenerationRun run, URI callback) implements Brief {

    /** @throws IllegalArgumentException when the message cannot be worked on; says why */
    static GenerationBrief of(GenerationRun run) {
        Brief.require(run.version() == GenerationRun.VERSION, "unknown version: " + run.version());
        Brief.require(run.sessionId() != null, "no session_id");
        Brief.require(run.imagePrefix() != null && !run.imagePrefix().isBlank(), "no image_prefix");
        Brief.require(run.deadline() != null, "no deadline");
        return new GenerationBrief(run.sessionId(), run, Brief.callback(run.callbackUrl()));
    }

    @Override
    public Instant deadline() {
        return run.deadline();
    }

    @Override
    public Map<LogContext, String> context() {
        return Map.of(LogContext.RUN, tenant + "/" + line());
    }

    @Override
    public String summary() {
        return "%d steps, %d × %d".formatted(run.totalSteps(), run.width(), run.height());
    }

    private String line() {
        return run.branchId() == null ? "main" : run.branchId();
    }

    /** Where the image of a step lies. */
    String key(int step) {
        return run.imagePrefix() + step + ".jpg";
    }
}
