package dev.darkroom.local.demo.client;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The payloads of the jobs contract that this client reads. Credits and counts are whole numbers, never negative. */
public final class Answers {
    private Answers() {}

    public record SignedUp(String userId, String token, String plan, boolean isNew) {}

    public record Me(String userId, String plan, int credits, int held, int activeJobs, Slots ruleSlots) {}

    public record Slots(int used, int max) {}

    public record Preset(
            String id, String name, String description, List<String> concepts, List<String> protectDefaults) {}

    public record Rule(String id, String name, String presetId) {}

    /** @param value absent for {@code remove} */
    public record Change(String action, @Nullable String value) {}

    /** @param websocketUrl shows this job's events to whoever holds it */
    public record CreatedJob(String jobId, String status, List<Upload> upload, URI websocketUrl) {}

    /** @param headers to be sent with the PUT exactly as they stand: they are part of the signature */
    public record Upload(int idx, URI url, String key, Map<String, String> headers) {}

    public record Job(
            String jobId,
            String status,
            Progress progress,
            List<Output> outputsReady,
            List<Failure> failures,
            @Nullable String error,
            URI websocketUrl) {
        /** Nothing can change any more. */
        public boolean ended() {
            return status.equals("done") || status.equals("failed") || status.equals("canceled");
        }
    }

    public record Progress(int done, int failed, int total) {}

    public record Output(int idx, URI resultUrl, URI previewUrl) {}

    public record Failure(int idx, String error) {}

    public record Receipt(int held, int captured, int released, List<Charge> items) {}

    public record Charge(int idx, String state, int credits) {}

    /** What a client says of a photo before it uploads it; {@code sha256} as the service expects it. */
    public record Announced(String contentType, long size, String sha256) {}
}
