package dev.darkroom.local.operator;

import dev.darkroom.contract.operator.OperatorAnswer;
import dev.darkroom.contract.operator.OperatorAnswer.Granted;
import dev.darkroom.contract.operator.OperatorCommand;
import dev.darkroom.kernel.IdSource;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Gives a user credits, a plan, or both. */
@Command(name = "grant", description = "Gives a user credits, a plan, or both; a ledger entry says why.")
final class GrantCommand extends OperatorCall {
    @Parameters(paramLabel = "USER", description = "The user's id, u_...; GET /me shows it.")
    private String user = "";

    @Parameters(paramLabel = "CREDITS", description = "How many; 0 with --plan alone.")
    private long credits;

    @Option(names = "--plan", paramLabel = "PLAN", description = "free or pro, from now on.")
    private @Nullable String plan;

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            defaultValue = "granted by an operator",
            description = "Stands in the ledger, where the user reads it (${DEFAULT-VALUE}).")
    private String reason = "";

    @Option(
            names = "--id",
            paramLabel = "ID",
            description = "Makes the grant once, however often the command is repeated (a new one each time).")
    private @Nullable String id;

    @Override
    int call(OperatorFunction function) {
        var name = id == null
                ? "by-hand-" + IdSource.secure(InstantSource.system()).next()
                : id;
        return switch (function.obey(new OperatorCommand.Grant(name, user, credits, plan, reason))) {
            case Granted made -> {
                out().printf(
                                "%s: %s has %d credits to spend, %d held, plan %s.%n",
                                made.alreadyDone() ? "Already done on " + made.at() + "; then" : "Done",
                                made.user(),
                                made.available(),
                                made.held(),
                                made.plan());
                out().printf("Entry %s, grant %s: %s%n", made.entryId(), made.id(), made.reason());
                yield WELL;
            }
            case OperatorAnswer other -> refused(other);
        };
    }
}
