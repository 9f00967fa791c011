package dev.darkroom.worker.run;

import dev.darkroom.contract.worker.RulesRun;
import dev.darkroom.worker.engine.Search;
import dev.darkroom.worker.paint.Change;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * A run that makes sense: what {@link #of} has checked.
 *
 * @param tenant among whom lanes are shared: the user
 * @param changes by concept, in alphabetical order
 */
record Brief(
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
        Instant deadline) {

    /** @throws IllegalArgumentException when the message cannot be worked on; says why */
    static Brief of(RulesRun run) {
        require(run.version() == RulesRun.VERSION, "unknown version: " + run.version());
        require(RulesRun.KIND.equals(run.kind()), "unknown kind: " + run.kind());
        require(!run.concepts().isEmpty(), "no concepts");
        require(!run.items().isEmpty(), "no items");
        require(run.batchConcurrency() >= 1, "batch_concurrency below 1");
        Map<String, Change> changes = new TreeMap<>();
        run.concepts().forEach((concept, rule) -> changes.put(concept, Change.parse(rule.action(), rule.value())));
        Map<String, String> prompts = new TreeMap<>();
        run.prompts().forEach((concept, prompt) -> prompts.put(concept, prompt.text()));
        URI callback = URI.create(run.callbackUrl());
        require("http".equals(callback.getScheme()) || "https".equals(callback.getScheme()), "callback_url is no URL");
        return new Brief(
                run.jobId(),
                run.userId(),
                run.preset(),
                changes,
                run.protect(),
                prompts,
                run.items(),
                callback,
                run.idempotencyPrefix(),
                run.batchConcurrency(),
                run.deadline());
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /** All that an engine must find in a photo. */
    Search search(Supplier<URI> imageUrl) {
        var wanted = new LinkedHashSet<>(changes.keySet());
        wanted.addAll(protect);
        return new Search(preset, new ArrayList<>(wanted), prompts, imageUrl);
    }
}
