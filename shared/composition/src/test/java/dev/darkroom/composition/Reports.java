package dev.darkroom.composition;

import dev.darkroom.contract.worker.GenerationReport;
import dev.darkroom.contract.worker.ReportAnswer;
import dev.darkroom.kernel.RunId;

/** Everything outside a worker that matters here: the function that takes its reports, and the queue. */
public interface Reports {
    ReportAnswer report(RunId of, GenerationReport report);

    void delete(RunId message);
}
