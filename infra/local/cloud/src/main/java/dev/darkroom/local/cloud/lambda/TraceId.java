package dev.darkroom.local.cloud.lambda;

import java.time.Instant;

/** X-Ray's trace header in its shape; nothing on a laptop collects traces. */
public final class TraceId {
    private TraceId() {}

    public static String of(Instant at, String requestId) {
        String digits = (requestId.replaceAll("[^0-9a-f]", "") + "0".repeat(24)).substring(0, 24);
        return "Root=1-%08x-%s;Sampled=0".formatted(at.getEpochSecond(), digits);
    }
}
