package dev.darkroom.jobs.simulation;

import dev.darkroom.credits.GrantStore.Written;
import dev.darkroom.jobs.JobStore.Created;
import dev.darkroom.jobs.JobStore.Reported;
import dev.darkroom.jobs.JobStore.Settled;
import dev.darkroom.jobs.JobStore.Stepped;
import dev.darkroom.jobs.rules.RuleStore;
import java.util.List;
import java.util.Optional;

/**
 * A call that a port got and carried out.
 *
 * @param name as in {@code JobStore.step}
 * @param result what it gave; empty for nothing
 */
public record Call(String name, List<Object> arguments, Optional<Object> result) {
    /** Whether it changed what jobs, credits, rules, messages, letters or events stand. */
    public boolean wrote() {
        return switch (name) {
            case "WorkQueue.send", "LostLetters.remove" -> true;
            // What is taken hides.
            case "LostLetters.take" -> !result.equals(Optional.of(List.of()));
            case "EventLog.append", "RuleStore.replace", "RuleStore.delete" -> result.equals(Optional.of(true));
            default -> result.filter(Call::isSuccess).isPresent();
        };
    }

    /** Whether it told an event. */
    public boolean told() {
        return name.equals("EventLog.append") && wrote();
    }

    /** Whether it changed an account. */
    public boolean movedCredits() {
        return result.filter(
                        made -> made instanceof Created.Ok || made instanceof Settled.Ok || made instanceof Written.Ok)
                .isPresent();
    }

    private static boolean isSuccess(Object result) {
        return result instanceof Created.Ok
                || result instanceof Stepped.Ok
                || result instanceof Settled.Ok
                || result instanceof Reported.Accepted
                || result instanceof Written.Ok
                || result instanceof RuleStore.Created.Ok;
    }
}
