package dev.darkroom.local.operator;

import dev.darkroom.contract.operator.OperatorAnswer;
import dev.darkroom.contract.operator.OperatorAnswer.Keys;
import dev.darkroom.contract.operator.OperatorCommand;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Replaces the key that signs tokens, or drops one that is in wrong hands. */
@Command(
        name = "rotate-keys",
        description =
                "Publishes a new signing key that takes over in a quarter of an hour; nobody is signed out. The key"
                        + " before verifies for a week more: until then there can be no third.")
final class RotateKeysCommand extends OperatorCall {
    /** One or the other. */
    private static final class How {
        @Option(
                names = "--lead",
                paramLabel = "SECONDS",
                description = "How long it is published before it signs (900). With less, who keeps the published keys"
                        + " may refuse its tokens for some minutes.")
        private @Nullable Long lead;

        @Option(
                names = "--revoke",
                paramLabel = "KID",
                description = "Drop this key now instead, and all tokens that it signed.")
        private @Nullable String revoke;
    }

    @ArgGroup
    private @Nullable How how;

    @Override
    int call(OperatorFunction function) {
        return switch (function.obey(command())) {
            case Keys keys -> tell(keys);
            case OperatorAnswer other -> refused(other);
        };
    }

    private OperatorCommand command() {
        if (how == null) {
            return new OperatorCommand.RotateKeys(null);
        }
        return how.revoke == null
                ? new OperatorCommand.RotateKeys(how.lead)
                : new OperatorCommand.RevokeKey(how.revoke);
    }

    private int tell(Keys keys) {
        out().println(keys.alreadyDone() ? "Nothing was left to do. The keys:" : "Done. The keys:");
        for (OperatorAnswer.Key key : keys.keys()) {
            var end = key.publishedUntil();
            out().printf(
                            "  %s  signs from %s%s%n",
                            key.kid(), key.signsFrom(), end == null ? "" : ", verifies until " + end);
        }
        return WELL;
    }
}
