package dev.darkroom.http.tokens;

import dev.darkroom.kernel.UserId;
import java.security.Principal;
import java.util.Optional;

/**
 * Who calls, by a token of whichever audience: for the few paths that are open to several. An audience more is a kind more
 * here, and does not compile until every such path says what it means to it.
 */
public sealed interface AnyCaller extends Principal permits Caller, NamedCaller, StudioCaller {
    /**
     * The caller of a token. The audience decides, never the subject: somebody may have chosen a name that looks like
     * another's id.
     */
    static Optional<AnyCaller> of(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Absent none -> Optional.empty();
            case Verdict.Refused refused -> Optional.empty();
            case Verdict.Accepted accepted -> of(accepted);
        };
    }

    private static Optional<AnyCaller> of(Verdict.Accepted accepted) {
        return switch (accepted.audience()) {
            case JobsAudience.NAME -> UserId.parse(accepted.subject()).map(Caller::new);
            case SvgAudience.NAME -> Optional.of(new NamedCaller(accepted.subject()));
            case StudioAudience.NAME -> StudioCaller.of(accepted).map(AnyCaller.class::cast);
            default -> Optional.empty();
        };
    }
}
