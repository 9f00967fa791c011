package dev.darkroom.local.cloud.lambda;

import java.time.Duration;

/** What became of one invocation. */
public sealed interface Outcome {

    /** The function answered; the payload is JSON, as it wrote it. */
    @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
    record Answered(byte[] payload) implements Outcome {}

    /** The function threw; {@code error} is Lambda's JSON with {@code errorType} and {@code errorMessage}. */
    record Failed(String error) implements Outcome {}

    /** The function took longer than it may; its environment was killed. */
    record TimedOut(Duration after) implements Outcome {}

    /** The environment ended in the middle or did not come up; {@code reason} is for the log. */
    record Crashed(String reason) implements Outcome {}
}
