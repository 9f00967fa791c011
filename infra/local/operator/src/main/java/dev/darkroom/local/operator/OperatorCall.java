package dev.darkroom.local.operator;

import dev.darkroom.contract.operator.OperatorAnswer;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * What all commands share: which cloud is asked, where the words go, and the exit status. 0: all is well. 1: the grant
 * was refused, a letter was kept, or the audit found something. 2: the command line is wrong, or nobody could be asked.
 */
@Command(mixinStandardHelpOptions = true, sortOptions = false)
abstract class OperatorCall implements Callable<Integer> {
    static final int WELL = 0;
    static final int NOT_WELL = 1;
    static final int NOT_ASKED = 2;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Data folder of the laptop cloud that runs (.darkroom at the root of the repository).")
    private @Nullable Path data;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public final Integer call() {
        var folder = data == null ? Path.of(System.getProperty("darkroom.root", ""), ".darkroom") : data;
        try (var function = OperatorFunction.of(folder.toAbsolutePath().normalize())) {
            return call(function);
        } catch (CannotAsk e) {
            err().println(e.getMessage());
            return NOT_ASKED;
        }
    }

    /** @return the exit status */
    abstract int call(OperatorFunction function);

    PrintWriter out() {
        return Objects.requireNonNull(spec).commandLine().getOut();
    }

    private PrintWriter err() {
        return Objects.requireNonNull(spec).commandLine().getErr();
    }

    /** Tells why nothing was done. */
    int refused(OperatorAnswer answer) {
        err().println(
                        answer instanceof OperatorAnswer.Refused refused
                                ? "Refused: " + refused.message()
                                : "This is the answer to another command: " + answer.toJson());
        return NOT_WELL;
    }
}
