package dev.darkroom.jobs.model;

/** Where a job stands: from left to right, or from any of the first four to the last. */
public enum State {
    CREATED,
    UPLOADED,
    QUEUED,
    RUNNING,
    DONE,
    FAILED,
    CANCELED;

    public boolean isFinal() {
        return compareTo(RUNNING) > 0;
    }
}
