package dev.darkroom.jobs.model;

import java.time.Duration;

/** What an account may use; how much things may be, and how long they last. */
public enum Terms {
    FREE(1, 10, 10),
    PRO(3, 200, 200);

    /** From creation: photos may be uploaded, and the job must be executed. */
    static final Duration UPLOAD_WINDOW = Duration.ofHours(1);

    /** Between two reports of a run; after that it counts as dead. */
    static final Duration SILENCE = Duration.ofMinutes(15);

    /** From execution, until the janitor takes a run that was not noted as sent for unsent. */
    static final Duration RESEND = Duration.ofSeconds(30);

    /** From execution to the deadline of the run. */
    static final Duration LONGEST_RUN = Duration.ofHours(2);

    /** From a job's end, until the janitor makes sure that it was told. */
    static final Duration TELL_AGAIN = Duration.ofMinutes(1);

    /** How long a repeat of a creation gets the first answer. */
    static final Duration KEY_LIFE = Duration.ofHours(24);

    /** Of one grant, in credits. */
    static final long LARGEST_GRANT = 100_000;

    /** Lost letters that an operator takes at once. */
    static final int LETTERS_AT_ONCE = 10;

    /** From its taking, until a lost letter that was left shows again. */
    static final Duration LETTER_HIDDEN = Duration.ofMinutes(1);

    final int jobsAtOnce;
    final int photosPerJob;
    final long startGrant;

    Terms(int jobsAtOnce, int photosPerJob, long startGrant) {
        this.jobsAtOnce = jobsAtOnce;
        this.photosPerJob = photosPerJob;
        this.startGrant = startGrant;
    }
}
