package dev.darkroom.jobs;

import dev.darkroom.contract.worker.Report;
import dev.darkroom.kernel.JobId;

/** Everything outside a worker that matters here: the function that takes its reports, and the queue. */
public interface Reports {
    void report(Job job, Report report);

    void delete(JobId message);
}
