package dev.darkroom.credits.audit;

import dev.darkroom.kernel.Credits;
import dev.darkroom.kernel.HeldFor;
import dev.darkroom.kernel.UserId;
import java.time.Instant;

/** Credits that are set aside for a job or run which has not been settled, as the ledger tells it. */
public record OpenHold(UserId user, HeldFor heldFor, Credits credits, Instant since) {}
