package dev.darkroom.observability;

import org.slf4j.MDC;

/** What this thread is at work on: a member of each line that it logs. */
public enum LogContext {
    REQUEST_ID("request_id"),
    /** Root of the trace that the work belongs to, as {@link TraceHeader#root}. */
    TRACE_ID("trace_id"),
    JOB_ID("job_id"),
    /** Of a composition: session and line. */
    RUN("run"),
    /** A worker's taking of a message. */
    ATTEMPT("attempt"),
    /** Of the queue. */
    MESSAGE_ID("message_id");

    private final String member;

    LogContext(String member) {
        this.member = member;
    }

    /** The name of the member in a line. */
    public String member() {
        return member;
    }

    /** From now on, until {@link #clear}. */
    public void put(String value) {
        MDC.put(member, value);
    }

    /** What follows is of another, or of none. */
    public void remove() {
        MDC.remove(member);
    }

    /** The work has ended: the next lines are of something else. */
    public static void clear() {
        MDC.clear();
    }
}
