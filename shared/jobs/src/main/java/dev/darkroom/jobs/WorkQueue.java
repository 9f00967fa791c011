package dev.darkroom.jobs;

import dev.darkroom.contract.worker.RulesRun;

/** Where GPU workers find their runs. At least once: a run may be delivered twice, and the attempts sort that out. */
public interface WorkQueue {
    /** Returns when the queue has it. One call. */
    void send(RulesRun run);
}
