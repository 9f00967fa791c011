package dev.darkroom.local.operator;

import dev.darkroom.contract.operator.OperatorAnswer;
import dev.darkroom.contract.operator.OperatorAnswer.Redriven;
import dev.darkroom.contract.operator.OperatorCommand;
import picocli.CommandLine.Command;

/** Puts lost letters back on the work queue. */
@Command(
        name = "redrive",
        description =
                "Puts dead letters that the janitor could not settle back on the work queue, if their job can run.")
final class RedriveCommand extends OperatorCall {
    @Override
    int call(OperatorFunction function) {
        return switch (function.obey(new OperatorCommand.Redrive())) {
            case Redriven redriven -> tell(redriven);
            case OperatorAnswer other -> refused(other);
        };
    }

    private int tell(Redriven redriven) {
        out().printf(
                        "%d sent again, %d removed, %d kept.%n",
                        redriven.sent().size(),
                        redriven.removed().size(),
                        redriven.kept().size());
        redriven.sent().forEach(job -> out().println("  sent     " + job));
        redriven.removed().forEach(letter -> out().println("  removed  " + letter.id() + ": " + letter.why()));
        redriven.kept().forEach(letter -> out().println("  kept     " + letter.id() + ": " + letter.why()));
        return redriven.kept().isEmpty() ? WELL : NOT_WELL;
    }
}
