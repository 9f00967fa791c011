package dev.darkroom.local.operator;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code infra/local/run grant}, {@code audit}, {@code redrive} and {@code rotate-keys}. */
@Command(
        name = "infra/local/run",
        subcommands = {GrantCommand.class, AuditCommand.class, RedriveCommand.class, RotateKeysCommand.class})
public final class Operate {
    private Operate() {}

    /** Ends the process with the command's exit status; {@link OperatorCall} says what it means. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Operate()).execute(arguments));
    }
}
