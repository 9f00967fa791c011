package dev.darkroom.contract.worker;

/** What a worker says about a run of any kind. Every report names the attempt that it belongs to. */
public interface WorkerReport {
    /** Longest attempt id that is read. */
    int MAX_ATTEMPT = 64;

    /** Longest error sentence that is kept; what is longer is cut. */
    int MAX_ERROR = 200;

    /** Made by the worker for each time that it takes a message. */
    String attempt();

    /** The report as it goes over the wire. */
    String toJson();
}
