package dev.darkroom.local.template;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A Lambda function of the template.
 *
 * @param name its physical name
 * @param code absolute path of its zip
 * @param memoryMb the memory that it is given on Lambda, in MiB
 * @param timeout how long one invocation may take, 1 s to 900 s
 * @param environment exactly the variables that the template gives it, local addresses in place of AWS's
 */
public record Function(
        String logicalId,
        String name,
        String arn,
        Path code,
        String handler,
        int memoryMb,
        Duration timeout,
        Map<String, String> environment,
        List<Trigger> triggers) {

    /** Whether a caller waits for its answer. */
    public boolean isInteractive() {
        return triggers.stream().anyMatch(Trigger.HttpRoute.class::isInstance);
    }
}
