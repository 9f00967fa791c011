package dev.darkroom.kernel;

import java.util.Optional;

/** What credits are set aside for. Each is settled once, and no two are ever called the same. */
public sealed interface HeldFor permits JobId, RunId {
    /** As a ledger entry names it. */
    String value();

    /** Empty when the text names nothing that credits can be held for. */
    static Optional<HeldFor> parse(String text) {
        return JobId.parse(text).map(HeldFor.class::cast).or(() -> RunId.parse(text));
    }
}
