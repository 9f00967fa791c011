package dev.darkroom.jobs.simulation;

import java.security.SecureRandom;
import java.util.Optional;
import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/**
 * Lets simulations run as long as one likes: {@code -Ddarkroom.soak=N} makes it at least N commands in memory, and the
 * others longer in proportion; {@code -Ddarkroom.seed=S} replays an earlier run, which printed S.
 */
final class Soak implements AroundPropertyHook {
    @Override
    public PropertyExecutionResult aroundProperty(PropertyLifecycleContext context, PropertyExecutor property) {
        var attributes = context.attributes();
        attributes.setTries(lengthened(attributes.tries().orElseThrow()));
        var seed = Optional.ofNullable(System.getProperty("darkroom.seed"))
                .orElseGet(() -> Long.toString(new SecureRandom().nextLong()));
        attributes.setSeed(seed);
        System.out.printf(
                "%s: %d tries, lives of %d steps; to replay: -Ddarkroom.seed=%s%n",
                context.label(), attributes.tries().orElseThrow(), SimulatedLives.STEPS, seed);
        return property.execute();
    }

    /** As many as are to be, of what are so many by default. */
    static int lengthened(int times) {
        double all = InMemorySimulationTest.LEAST_COMMANDS;
        return (int) Math.ceil(times * (Long.getLong("darkroom.soak", (long) all) / all));
    }
}
