package dev.darkroom.jobs;

import dev.darkroom.contract.worker.RulesRun;
import dev.darkroom.jobs.presets.Palette;
import dev.darkroom.jobs.presets.Preset;
import dev.darkroom.jobs.presets.Presets;
import dev.darkroom.jobs.rules.RuleSpec.Action;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands a queued job to the workers, then writes down that it did. A crash in between sends it again: the queue knows the
 * version of a job that it was given minutes ago, and later the second message begins a new attempt, which fences out the
 * first.
 */
@Singleton
public final class Dispatch {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatch.class);

    private final JobStore store;
    private final WorkQueue queue;
    private final Presets presets;
    private final JobLimits limits;
    private final InstantSource clock;

    public Dispatch(JobStore store, WorkQueue queue, Presets presets, JobLimits limits, InstantSource clock) {
        this.store = store;
        this.queue = queue;
        this.presets = presets;
        this.limits = limits;
        this.clock = clock;
    }

    /** Sends the run. Two calls. */
    public void dispatch(Job job) {
        queue.send(job, run(job));
        LOG.atInfo().addKeyValue("photos", job.items()).log("run handed to the work queue");
        // When the job has moved on already, a fast worker has reported or the user has canceled: nothing to write.
        store.step(job.dispatched(clock.instant().plus(limits.silence())));
    }

    private RulesRun run(Job job) {
        var order = job.order();
        if (order == null) {
            throw new IllegalStateException("job " + job.id() + " is queued without an order");
        }
        var keys = job.keys();
        return new RulesRun(
                RulesRun.VERSION,
                RulesRun.KIND,
                job.id().value(),
                job.user().value(),
                job.preset(),
                actions(order),
                order.spec().protect(),
                prompts(job, order),
                IntStream.range(0, job.items())
                        .mapToObj(idx -> new RulesRun.Item(idx, keys.input(idx), keys.output(idx), keys.preview(idx)))
                        .toList(),
                order.callbackUrl(),
                job.id() + "-",
                limits.photosAtOnce(),
                order.deadline());
    }

    private Map<String, RulesRun.RuleAction> actions(Order order) {
        var actions = new LinkedHashMap<String, RulesRun.RuleAction>();
        order.spec().concepts().forEach((concept, action) -> actions.put(concept, resolved(action)));
        return actions;
    }

    /** A worker knows no names of swatches. */
    private RulesRun.RuleAction resolved(Action action) {
        var value = action.value();
        Palette palette = presets.palette();
        return new RulesRun.RuleAction(
                action.action(),
                value != null && action.action().equals("recolor")
                        ? palette.colour(value).orElseThrow()
                        : value);
    }

    private Map<String, RulesRun.Prompt> prompts(Job job, Order order) {
        var preset = presets.find(job.preset()).orElseThrow();
        var prompts = new LinkedHashMap<String, RulesRun.Prompt>();
        Stream.concat(order.spec().concepts().keySet().stream(), order.spec().protect().stream())
                .distinct()
                .map(name -> preset.find(name).orElseThrow())
                .forEach(concept -> prompts.put(concept.name(), prompt(concept)));
        return prompts;
    }

    private static RulesRun.Prompt prompt(Preset.Concept concept) {
        return new RulesRun.Prompt(concept.prompt(), concept.many());
    }
}
