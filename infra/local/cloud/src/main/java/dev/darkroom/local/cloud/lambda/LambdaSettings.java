package dev.darkroom.local.cloud.lambda;

import dev.darkroom.local.template.Endpoints;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How environments are run.
 *
 * @param cache keeps unpacked functions and ahead-of-time caches between starts
 * @param runtime jars of the runtime interface client
 * @param environments how many a function may have at once, at least 1
 * @param initTimeout how long one may take to ask for its first event
 * @param idleTimeout how long one may wait for an event before it is ended
 * @param debug logical id of the function that a debugger may attach to
 * @param aheadOfTime whether environments start from an ahead-of-time cache where there is one
 */
public record LambdaSettings(
        Path cache,
        List<Path> runtime,
        int environments,
        Duration initTimeout,
        Duration idleTimeout,
        Optional<String> debug,
        boolean aheadOfTime,
        Endpoints endpoints,
        URI runtimeApi,
        URI secrets) {}
