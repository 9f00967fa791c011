package dev.darkroom.testing.crash;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A call that a port got and carried out.
 *
 * @param name as in {@code JobStore.step}
 * @param result what it gave; empty for nothing
 */
public record Call(String name, List<@Nullable Object> arguments, Optional<Object> result) {}
