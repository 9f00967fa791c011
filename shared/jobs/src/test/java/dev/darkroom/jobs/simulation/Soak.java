package dev.darkroom.jobs.simulation;

import java.security.SecureRandom;
import java.util.Optional;
import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/**
 * Lets a simulation run as long as one likes: {@code -Ddarkroom.soak=N} makes it at least N commands, and
 * {@code -Ddarkroom.seed=S} replays those of an earlier run, which printed S.
 */
final class Soak implements AroundPropertyHook {
    @Override
    public PropertyExecutionResult aroundProperty(PropertyLifecycleContext context, PropertyExecutor property) {
        var attributes = context.attributes();
        Optional.ofNullable(Long.getLong("darkroom.soak"))
                .map(commands -> Math.toIntExact(Math.ceilDiv(commands, SimulatedLives.COMMANDS)))
                .ifPresent(attributes::setTries);
        var seed = Optional.ofNullable(System.getProperty("darkroom.seed"))
                .orElseGet(() -> Long.toString(new SecureRandom().nextLong()));
        attributes.setSeed(seed);
        System.out.printf(
                "%s: %d lives of %d steps; to replay: -Ddarkroom.seed=%s%n",
                context.label(), attributes.tries().orElseThrow(), SimulatedLives.STEPS, seed);
        return property.execute();
    }
}
