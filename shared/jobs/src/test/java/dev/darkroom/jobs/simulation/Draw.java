package dev.darkroom.jobs.simulation;

/**
 * A step as it was drawn, before anybody knows which users and jobs there will be. {@link Casting} makes it a command
 * when its turn comes.
 *
 * @param who 0 to 99: the user
 * @param which 0 to 99: the job, or the grant
 * @param how 0 to 99: rightly or in one of the wrong ways
 * @param much 0 to 99: photos, time, credits, an attempt
 */
record Draw(Wish wish, int who, int which, int how, int much) {
    @Override
    public String toString() {
        return wish + " " + who + " " + which + " " + how + " " + much;
    }

    /** What somebody is about to do. */
    enum Wish {
        CREATE,
        UPLOAD,
        RENEW,
        CONFIRM,
        EXECUTE,
        CANCEL,
        ALIVE,
        PHOTO,
        BURY,
        SWEEP,
        LOSE,
        GRANT,
        REDRIVE,
        WAIT,
        /** What brings the job on. */
        NEXT
    }
}
