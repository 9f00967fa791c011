package dev.darkroom.http.tokens;

import dev.darkroom.kernel.UserId;
import io.swagger.v3.oas.annotations.media.Schema;

/** Who calls, out of a verified token. A controller that takes one is never reached without. */
@Schema(hidden = true)
public record Caller(UserId userId) {}
