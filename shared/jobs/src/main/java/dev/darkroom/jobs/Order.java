package dev.darkroom.jobs;

import dev.darkroom.jobs.rules.RuleSpec;
import dev.darkroom.kernel.RuleId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a job is to do, fixed when it is executed.
 *
 * @param spec the rule as it stood then: later changes of a stored rule do not reach it
 * @param rule the stored rule that it came from, if any
 * @param outputTemplate how the client wants to lay out the results, if it said
 * @param callbackUrl where workers report
 * @param requestKey the idempotency key of the request and its hash, so that a repeat gets the same answer
 * @param deadline after this instant the results are not waited for
 */
public record Order(
        RuleSpec spec,
        @Nullable RuleId rule,
        @Nullable String outputTemplate,
        String callbackUrl,
        @Nullable String requestKey,
        Instant deadline) {}
