package dev.darkroom.composition.api;

import dev.darkroom.composition.CompositionLimits;
import dev.darkroom.kernel.RunId;
import dev.darkroom.realtime.Capabilities;
import dev.darkroom.realtime.Topic;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Where a run can be watched: a URL whose capability opens the run's topic alone. */
@Singleton
final class Streams {
    private final Capabilities capabilities;
    private final CompositionLimits limits;
    private final InstantSource clock;

    Streams(Capabilities capabilities, CompositionLimits limits, InstantSource clock) {
        this.capabilities = capabilities;
        this.limits = limits;
        this.clock = clock;
    }

    String of(RunId run) {
        return capabilities
                .webSocketUrl(Topic.run(run), clock.instant().plus(limits.linkLife()))
                .toString();
    }
}
