package dev.darkroom.jobs.audit;

import dev.darkroom.kernel.Finding;

/** What can be wrong with a job and its hold, and what to do about it. */
enum JobFault {
    JOB_UNREADABLE("Restore the row from the point-in-time backup of the jobs table, then audit again."),
    JOB_STUCK("The janitor should have brought it on: look for its id in the janitor's log, which says what stops it."),
    HOLD_TOO_OLD("No job lives so long. Look for the job's id in the janitor's log, which says why it does not end."),
    HOLD_WITHOUT_JOB("The job's row is gone. Restore it from backup; the janitor then ends it and releases the hold."),
    HOLD_OF_ENDED_JOB(
            "The job ended without its settlement. Restore its row from before the end, or grant the credits."),
    HOLD_WRONG("The hold and the job's price differ. Restore whichever row was changed from its table's backup."),
    JOB_WITHOUT_HOLD("A live job whose credits are not held cannot end. Restore its account or the job from backup."),
    TOPIC_WITHOUT_END("Viewers were not told the end. They see it at GET /jobs/{id}; look for the topic in the logs.");

    private final String remedy;

    JobFault(String remedy) {
        this.remedy = remedy;
    }

    Finding of(Object subject, String what) {
        return new Finding(name(), subject.toString(), what, remedy);
    }
}
