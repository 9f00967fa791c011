package dev.darkroom.worker.run.rules;

import static dev.darkroom.worker.run.Brief.require;

import dev.darkroom.contract.worker.RulesRun;
import dev.darkroom.observability.LogContext;
import dev.darkroom.worker.engine.Search;
import dev.darkroom.worker.paint.Change;
import dev.darkroom.worker.run.Brief;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * A job's run that makes sense: what {@link #of} has checked.
 *
 * @param tenant among whom lanes are shared: the user
 * @param changes by concept, in alphabetical order
 */
record RulesBrief(
        String jobId,
        String tenant,
        String preset,
        Map<String, Change> changes,
        List<String> protect,
        Map<String, String> prompts,
        List<RulesRun.Item> items,
        URI callback,
        String idempotencyPrefix,
        int concurrency,
        Instant deadline)
        implements Brief {

    /** @throws IllegalArgumentException when the message cannot be worked on; says why */
    static RulesBrief of(RulesRun run) {
        require(run.version() == RulesRun.VERSION, "unknown version: " + run.version());
        require(!run.concepts().isEmpty(), "no concepts");
        require(!run.items().isEmpty(), "no items");
        require(run.batchConcurrency() >= 1, "batch_concurrency below 1");
        require(run.deadline() != null, "no deadline");
        Map<String, Change> changes = new TreeMap<>();
        run.concepts().forEach((concept, rule) -> changes.put(concept, Change.parse(rule.action(), rule.value())));
        Map<String, String> prompts = new TreeMap<>();
        run.prompts().forEach((concept, prompt) -> prompts.put(concept, prompt.text()));
        return new RulesBrief(
                run.jobId(),
                run.userId(),
                run.preset(),
                changes,
                run.protect(),
                prompts,
                run.items(),
                Brief.callback(run.callbackUrl()),
                run.idempotencyPrefix(),
                run.batchConcurrency(),
                run.deadline());
    }

    @Override
    public Map<LogContext, String> context() {
        return Map.of(LogContext.JOB_ID, jobId);
    }

    @Override
    public String summary() {
        return "%d photos, preset %s".formatted(items.size(), preset);
    }

    /** All that an engine must find in a photo. */
    Search search(Supplier<URI> imageUrl) {
        var wanted = new LinkedHashSet<>(changes.keySet());
        wanted.addAll(protect);
        return new Search(preset, new ArrayList<>(wanted), prompts, imageUrl);
    }
}
