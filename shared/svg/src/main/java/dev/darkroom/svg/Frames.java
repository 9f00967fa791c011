package dev.darkroom.svg;

import dev.darkroom.kernel.Outcome;
import dev.darkroom.svg.sanitiser.Sanitiser;
import dev.darkroom.svg.template.Limits;
import dev.darkroom.svg.template.Template;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * Makes frames: template and arguments, rendered and sanitised.
 *
 * <p>No frame is stored. A session holds only arguments that rendered within the limits, so rendering them again gives
 * its last good frame, and what the sanitiser learns holds for every session at once.
 */
@Singleton
public final class Frames {
    /** The first frame of a session or of new arguments. Refuses with {@code INVALID_REQUEST}, saying why. */
    public Outcome<Frame> first(String template, Args args) {
        return frame(template, args, Limits.TIME);
    }

    /** The frame of a session. Refuses only what a newer sanitiser knows to be harmful. */
    public Outcome<Frame> of(SvgSession session) {
        return frame(session.template(), session.args(), Limits.TIME_AGAIN);
    }

    private static Outcome<Frame> frame(String template, Args args, Duration time) {
        return switch (Template.parse(template)) {
            case Outcome.Refused<Template> refused -> Outcome.refused(refused.problem());
            case Outcome.Done<Template> parsed ->
                sanitised(parsed.value().render(args.variables(), System::nanoTime, time));
        };
    }

    private static Outcome<Frame> sanitised(Outcome<String> rendered) {
        return switch (rendered) {
            case Outcome.Refused<String> refused -> Outcome.refused(refused.problem());
            case Outcome.Done<String> done ->
                switch (Sanitiser.clean(done.value())) {
                    case Outcome.Refused<String> refused -> Outcome.refused(refused.problem());
                    case Outcome.Done<String> clean -> Outcome.done(Frame.of(clean.value()));
                };
        };
    }
}
