package dev.darkroom.contract.worker;

import org.jspecify.annotations.Nullable;

/**
 * What a worker hears after a report.
 *
 * @param processed whether the report changed anything; a repeat does not
 * @param cancel whether the worker must stop now: the job or run was canceled or has ended
 * @param step of a generation run, the last step that was taken, whoever reported it: a new attempt goes on after it; null for other kinds
 */
public record ReportAnswer(
        boolean processed, boolean cancel, @Nullable Integer step) {

    /** The answer to a report that is not of a generation run. */
    public ReportAnswer(boolean processed, boolean cancel) {
        this(processed, cancel, null);
    }
}
