package dev.darkroom.composition;

import dev.darkroom.composition.CompositionStore.Created;
import dev.darkroom.composition.CompositionStore.Settled;
import dev.darkroom.composition.CompositionStore.Written;
import dev.darkroom.contract.worker.GenerationReport;
import dev.darkroom.realtime.CallEffects;
import dev.darkroom.realtime.LoggedEvent;
import dev.darkroom.testing.crash.Call;
import java.util.Collection;
import java.util.Optional;

/** What calls of compositions' use cases have changed; a branch is told twice, on two topics. A lane that was taken is no more than a gap in a drawing. */
final class RunEffects extends CallEffects {
    @Override
    protected boolean changed(Call call) {
        return switch (call.name()) {
            case "Reports.report", "Reports.delete", "RunQueue.send", "CompositionStore.remove", "EventLog.remove" ->
                true;
            case "ObjectStore.delete" -> !((Collection<?>) call.arguments().getFirst()).isEmpty();
            case "EventLog.append", "CompositionStore.withdraw", "CompositionStore.close" ->
                call.result().equals(Optional.of(true));
            default -> call.result().filter(RunEffects::isSuccess).isPresent();
        };
    }

    private static boolean isSuccess(Object result) {
        return result instanceof Created.Ok || result instanceof Written.Ok || result instanceof Settled.Ok;
    }

    @Override
    protected String words(Call call) {
        var first = call.arguments().getFirst();
        return switch (call.name()) {
            case "Reports.report" ->
                reported((GenerationReport) call.arguments().getLast());
            case "Reports.delete" -> "deletes the message";
            case "RunQueue.send" -> "sends the run";
            case "CompositionStore.create" ->
                first instanceof Composition ? "writes session and run" : "writes the run";
            case "CompositionStore.withdraw" -> "takes the run back";
            case "CompositionStore.step" -> step((Run) first);
            case "CompositionStore.report" -> "takes the step";
            case "CompositionStore.settle" ->
                "settles it as " + ((Run) first).state().wireName();
            case "CompositionStore.close" -> "closes the session";
            case "CompositionStore.remove" -> "removes the rows";
            case "ObjectStore.delete" -> "removes images";
            case "EventLog.append" -> LOGS + event((LoggedEvent) first);
            case "EventLog.remove" -> "removes what was told";
            default -> throw new IllegalArgumentException("what does it change? " + call.name());
        };
    }

    private static String reported(GenerationReport report) {
        return switch (report) {
            case GenerationReport.Running running -> "reports that it begins";
            case GenerationReport.Step step -> "reports a step";
            case GenerationReport.Done done -> "reports the end";
            case GenerationReport.Failed failed -> "reports a failure";
        };
    }

    private static String step(Run after) {
        return switch (after.state()) {
            case QUEUED -> "notes that it is sent";
            case RUNNING -> "takes it for the attempt";
            case DONE, FAILED -> "forgets it";
        };
    }

    private static String event(LoggedEvent event) {
        return event.key().endsWith("-end") ? "the end" : "the step";
    }
}
