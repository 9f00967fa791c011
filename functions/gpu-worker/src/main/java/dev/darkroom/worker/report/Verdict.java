package dev.darkroom.worker.report;

import dev.darkroom.contract.worker.ReportAnswer;

/** What became of a report. */
public sealed interface Verdict {

    /** The service took it. */
    record Accepted(ReportAnswer answer) implements Verdict {}

    /** A newer attempt has begun: this one must say nothing more. */
    record Fenced() implements Verdict {}

    /** There is no such job or run any more. */
    record Gone() implements Verdict {}

    /** The service will never take this report; worker and service disagree about secret or contract. */
    record Refused(int status) implements Verdict {}

    /** The service did not answer, or with a fault of its own, for as long as was tried. */
    record Unreachable(String why) implements Verdict {}
}
