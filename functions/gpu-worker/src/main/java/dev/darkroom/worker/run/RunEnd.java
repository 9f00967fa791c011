package dev.darkroom.worker.run;

/** Why a run ended, and what that means for its message. */
public enum RunEnd {
    /** Everything was done and reported, and every report accepted. */
    FINISHED(Then.DELETE),
    /** The service said that the job or run was canceled or has ended. */
    CANCELED(Then.DELETE),
    /** The service does not know the job or run any more. */
    GONE(Then.DELETE),
    /** Nobody waits for the results any more. */
    EXPIRED(Then.DELETE),
    /** A newer attempt works on it: the message is that attempt's, and deleting it here would lose it there. */
    FENCED(Then.LEAVE),
    /** The message makes no sense, or the service refuses the reports: after its last receive it becomes a dead letter. */
    REFUSED(Then.LEAVE),
    /** Store, engine or service cannot be reached: another worker may have more luck. */
    UNREACHABLE(Then.GIVE_BACK),
    /** The worker was told to stop. */
    STOPPED(Then.GIVE_BACK);

    /** What happens to the message. */
    public enum Then {
        DELETE,
        GIVE_BACK,
        LEAVE
    }

    private final Then then;

    RunEnd(Then then) {
        this.then = then;
    }

    /** What happens to the message of a run that ended so. */
    public Then then() {
        return then;
    }
}
