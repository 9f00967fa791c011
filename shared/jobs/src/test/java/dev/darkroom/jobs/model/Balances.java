package dev.darkroom.jobs.model;

/** What an account shows: what it may use, its credits, and the job slots that are taken. */
public record Balances(Terms terms, long available, long held, long spent, int slots) {
    /** Whether more jobs live than may begin: they began before the plan allowed less. */
    public boolean isOverfull() {
        return slots > terms.jobsAtOnce;
    }
}
