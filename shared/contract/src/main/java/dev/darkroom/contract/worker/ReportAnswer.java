package dev.darkroom.contract.worker;

/**
 * What a worker hears after a report.
 *
 * @param processed whether the report changed anything; a repeat does not
 * @param cancel whether the worker must stop now: the job was canceled or has ended
 */
public record ReportAnswer(boolean processed, boolean cancel) {}
