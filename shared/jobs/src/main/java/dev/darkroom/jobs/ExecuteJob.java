package dev.darkroom.jobs;

import dev.darkroom.jobs.JobStore.JobAndRule;
import dev.darkroom.jobs.JobStore.Stepped;
import dev.darkroom.jobs.presets.Preset;
import dev.darkroom.jobs.presets.Presets;
import dev.darkroom.jobs.rules.Rule;
import dev.darkroom.jobs.rules.RuleSpec;
import dev.darkroom.jobs.rules.RuleSpec.Action;
import dev.darkroom.jobs.rules.Rules;
import dev.darkroom.kernel.IdempotencyKey;
import dev.darkroom.kernel.JobId;
import dev.darkroom.kernel.Outcome;
import dev.darkroom.kernel.Problem;
import dev.darkroom.kernel.Problem.Kind;
import dev.darkroom.kernel.RuleId;
import dev.darkroom.kernel.UserId;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Fixes what a job is to do and queues it. */
@Singleton
public final class ExecuteJob {
    private final JobStore store;
    private final Rules rules;
    private final Presets presets;
    private final Dispatch dispatch;
    private final JobLimits limits;
    private final InstantSource clock;

    public ExecuteJob(
            JobStore store, Rules rules, Presets presets, Dispatch dispatch, JobLimits limits, InstantSource clock) {
        this.store = store;
        this.rules = rules;
        this.presets = presets;
        this.dispatch = dispatch;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * What the client sends. Absent members are null.
     *
     * @param rule a stored rule wins over {@code concepts} and {@code protect}
     */
    public record Request(
            @Nullable Map<String, Action> concepts,
            @Nullable List<String> protect,
            @Nullable RuleId rule,
            @Nullable String outputTemplate,
            String callbackUrl) {}

    /**
     * Queues the job. Refuses with {@code JOB_NOT_FOUND}, {@code NOT_FOUND} (rule), {@code INVALID_REQUEST},
     * {@code CONFLICT} (key) or {@code JOB_WRONG_STATE}.
     */
    public Outcome<Job> execute(UserId user, JobId id, Request request, Optional<IdempotencyKey> key) {
        var found = find(user, id, request.rule());
        var owned = found.job().filter(job -> job.user().equals(user));
        if (owned.isEmpty()) {
            return Outcome.refused(JobProblems.notFound());
        }
        var job = owned.get();
        return switch (spec(job, request, found.rule())) {
            case Outcome.Refused<Chosen> refused -> Outcome.refused(refused.problem());
            case Outcome.Done<Chosen> chosen -> queue(job, chosen.value(), request, key);
        };
    }

    private JobAndRule find(UserId user, JobId id, @Nullable RuleId rule) {
        return rule == null ? new JobAndRule(store.find(id), Optional.empty()) : store.find(id, user, rule);
    }

    private record Chosen(RuleSpec spec, @Nullable RuleId rule) {}

    private Outcome<Chosen> spec(Job job, Request request, Optional<Rule> rule) {
        var preset = presets.find(job.preset()).orElseThrow();
        var template = request.outputTemplate();
        if (template != null && !preset.hasOutputTemplate(template)) {
            return Outcome.refused(
                    Problem.invalid("output_template", "is none of those that GET /presets/" + preset.id() + " lists"));
        }
        return request.rule() == null ? inline(preset, request) : stored(preset, rule);
    }

    private Outcome<Chosen> inline(Preset preset, Request request) {
        return switch (rules.check(preset, request.concepts(), request.protect())) {
            case Outcome.Refused<RuleSpec> refused -> Outcome.refused(refused.problem());
            case Outcome.Done<RuleSpec> done -> Outcome.done(new Chosen(done.value(), null));
        };
    }

    private static Outcome<Chosen> stored(Preset preset, Optional<Rule> rule) {
        if (rule.isEmpty()) {
            return Outcome.refused(Kind.NOT_FOUND, "There is no such rule. GET /rules lists yours.");
        }
        if (!rule.get().preset().equals(preset.id())) {
            return Outcome.refused(Problem.invalid(
                    "rule_id", "is a rule for preset " + rule.get().preset() + ", the job's is " + preset.id()));
        }
        return Outcome.done(new Chosen(rule.get().spec(), rule.get().id()));
    }

    private Outcome<Job> queue(Job job, Chosen chosen, Request request, Optional<IdempotencyKey> key) {
        var repeat = repeated(job, key);
        if (repeat.isPresent()) {
            return repeat.get();
        }
        if (!job.state().mayBecome(JobState.QUEUED)) {
            return Outcome.refused(JobProblems.wrongState(job, "be executed"));
        }
        var now = clock.instant();
        var order = new Order(
                chosen.spec(),
                chosen.rule(),
                request.outputTemplate(),
                request.callbackUrl(),
                key.map(ExecuteJob::requestKey).orElse(null),
                now.plus(limits.longestRun()));
        var queued = job.queued(order, now.plus(limits.resendAfter()));
        return switch (store.step(queued)) {
            case Stepped.Ok ok -> {
                dispatch.dispatch(queued);
                yield Outcome.done(queued);
            }
            case Stepped.Moved moved ->
                moved.current()
                        .flatMap(stands -> repeated(stands, key))
                        .orElseGet(() -> Outcome.refused(
                                JobProblems.wrongState(moved.current().orElse(job), "be executed")));
        };
    }

    /** The answer to a request that came before under the same key; empty for a first request. */
    private static Optional<Outcome<Job>> repeated(Job job, Optional<IdempotencyKey> key) {
        var order = job.order();
        var used = order == null ? null : order.requestKey();
        if (used == null || key.isEmpty() || !used.startsWith(key.get().key() + " ")) {
            return Optional.empty();
        }
        return Optional.of(
                used.equals(requestKey(key.get()))
                        ? Outcome.done(job)
                        : Outcome.refused(IdempotencyKey.usedOtherwise()));
    }

    /** A key holds no spaces, so the two parts cannot run into each other. */
    private static String requestKey(IdempotencyKey key) {
        return key.key() + " " + key.requestHash();
    }
}
