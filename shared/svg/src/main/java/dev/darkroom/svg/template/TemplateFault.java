package dev.darkroom.svg.template;

import java.time.Duration;

/** Ends the parsing or the rendering of a template; the entry point turns it into a refusal. Has no stack trace. */
sealed class TemplateFault extends RuntimeException permits TemplateFault.TimeIsUp {
    private static final long serialVersionUID = 1;

    private final int offset;

    /** @param offset where in the source, in characters */
    TemplateFault(String message, int offset) {
        super(message, null, false, false);
        this.offset = offset;
    }

    int offset() {
        return offset;
    }

    String reason() {
        return String.valueOf(getMessage());
    }

    /** The only fault that may be the machine's and not the template's. */
    static final class TimeIsUp extends TemplateFault {
        private static final long serialVersionUID = 1;

        TimeIsUp(Duration time, int offset) {
            super("rendering takes longer than " + time.toMillis() + " ms", offset);
        }
    }
}
