package dev.darkroom.jobs.simulation;

import dev.darkroom.credits.GrantStore.Written;
import dev.darkroom.jobs.JobStore.Created;
import dev.darkroom.jobs.JobStore.Reported;
import dev.darkroom.jobs.JobStore.Settled;
import dev.darkroom.jobs.JobStore.Stepped;
import dev.darkroom.jobs.rules.RuleStore;
import dev.darkroom.testing.crash.Call;
import java.util.List;
import java.util.Optional;

/** What a call changed. */
public final class Changes {
    private Changes() {}

    /** Whether it changed what jobs, credits, rules, messages, letters or events stand. */
    public static boolean wrote(Call call) {
        return switch (call.name()) {
            case "WorkQueue.send", "LostLetters.remove" -> true;
            // What is taken hides.
            case "LostLetters.take" -> !call.result().equals(Optional.of(List.of()));
            case "EventLog.append", "RuleStore.replace", "RuleStore.delete" ->
                call.result().equals(Optional.of(true));
            default -> call.result().filter(Changes::isSuccess).isPresent();
        };
    }

    /** Whether it told an event. */
    static boolean told(Call call) {
        return call.name().equals("EventLog.append") && wrote(call);
    }

    /** Whether it changed an account. */
    static boolean movedCredits(Call call) {
        return call.result()
                .filter(made -> made instanceof Created.Ok || made instanceof Settled.Ok || made instanceof Written.Ok)
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
