package dev.darkroom.worker.run;

import dev.darkroom.contract.worker.WorkerReport;
import dev.darkroom.worker.report.Reporter;
import dev.darkroom.worker.report.Verdict;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One taking of a message: what a run may still do, and what it says to the service. Used by all threads of the run. */
public final class Attempt {

    private static final Logger LOG = LoggerFactory.getLogger(Attempt.class);

    private final String id;
    private final int weight;
    private final Brief brief;
    private final RunState state;
    private final Reporter reporter;
    private final InstantSource clock;

    Attempt(String id, int weight, Brief brief, RunState state, Reporter reporter, InstantSource clock) {
        this.id = id;
        this.weight = weight;
        this.brief = brief;
        this.state = state;
        this.reporter = reporter;
        this.clock = clock;
    }

    /** Which every report names. */
    public String id() {
        return id;
    }

    /** Of the run's work among others' that waits for a lane. */
    public int weight() {
        return weight;
    }

    /** Whether something may be begun; ends the run when its deadline has passed. */
    public boolean goesOn() {
        if (!clock.instant().isBefore(brief.deadline())) {
            state.end(RunEnd.EXPIRED);
        }
        return !state.isOver();
    }

    /** Insists on a report and heeds the answer; says nothing once the run is over. */
    public void report(WorkerReport report) throws InterruptedException {
        if (!state.isOver()) {
            insist(report);
        }
    }

    /** As {@link #report}, over or not: what was stored must be known to the service, so that it can remove what nobody wants. */
    public void reportStored(WorkerReport report) throws InterruptedException {
        insist(report);
    }

    Verdict insist(WorkerReport report) throws InterruptedException {
        Verdict verdict = reporter.insist(brief.callback(), report, state::isOver);
        state.heed(verdict);
        return verdict;
    }

    /** A sign of life; one that does not arrive is made good by the next. */
    void beat(WorkerReport running) throws InterruptedException {
        state.heedHeartbeat(reporter.once(brief.callback(), running));
    }

    /** The thread was told to stop. */
    public void stop() {
        state.end(RunEnd.STOPPED);
    }

    /** It cannot go on here: the message is given back, and another worker may have more luck. */
    public void breakOff(Throwable cause) {
        LOG.error("run cannot go on here", cause);
        state.end(RunEnd.UNREACHABLE);
    }
}
