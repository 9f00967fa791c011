package dev.darkroom.svg.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.darkroom.svg.SvgSession;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;

/** What both kinds of sessions send and get. */
final class SessionBodies {
    private SessionBodies() {}

    /** @param args all arguments from now on: an object of at most 64 KiB, at most 16 deep */
    @Introspected
    record NewArgs(@Schema(type = "object") @NotNull JsonNode args) {}

    /**
     * A session as it was written.
     *
     * @param template what frames are made of, not what viewers see
     */
    @Introspected
    record SessionView(
            String template, @Schema(type = "object") JsonNode args) {
        static SessionView of(SvgSession session) {
            return new SessionView(session.template(), session.args().tree());
        }
    }
}
