package dev.darkroom.acceptance;

import static dev.darkroom.acceptance.Cloud.darkroom;

import dev.darkroom.contract.Json;
import dev.darkroom.contract.worker.WebhookSigner;
import dev.darkroom.local.demo.client.Answer;
import dev.darkroom.local.demo.client.Request;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;

/** A worker's voice: reports signed with the callback secret. */
final class SignedReports {
    private final TestJob job;
    private final WebhookSigner signer;
    private final InstantSource clock;

    private SignedReports(TestJob job, WebhookSigner signer, InstantSource clock) {
        this.job = job;
        this.signer = signer;
        this.clock = clock;
    }

    static SignedReports of(TestJob job) {
        return new SignedReports(job, new WebhookSigner(Laptop.shared().callbackSecret()), InstantSource.system());
    }

    SignedReports signedWith(String secret) {
        return new SignedReports(job, new WebhookSigner(secret), clock);
    }

    /** Signs as if the clock stood this far from now. */
    SignedReports at(Duration offset) {
        return new SignedReports(job, signer, InstantSource.offset(InstantSource.system(), offset));
    }

    Answer running(String attempt) {
        return send(Map.of("attempt", attempt, "status", "running"));
    }

    Answer done(String attempt, int idx) {
        String folder = job.created()
                .upload()
                .get(idx)
                .key()
                .replaceFirst("^inputs/", "")
                .replaceFirst("/[^/]+$", "/" + idx);
        return send(Map.of(
                "attempt",
                attempt,
                "idx",
                idx,
                "status",
                "done",
                "output_key",
                "outputs/" + folder + "_result.png",
                "preview_key",
                "previews/" + folder + "_thumb.jpg",
                "idempotency_key",
                job.id() + "-" + idx));
    }

    Answer failed(String attempt, int idx, String error) {
        return send(Map.of(
                "attempt",
                attempt,
                "idx",
                idx,
                "status",
                "failed",
                "error",
                error,
                "idempotency_key",
                job.id() + "-" + idx));
    }

    private Answer send(Map<String, Object> report) {
        String body = Json.write(report);
        return sendAs(body, body);
    }

    /** Sends one body under the signature of another. */
    Answer sendAs(String signed, String sent) {
        Request request = darkroom().post("/jobs/" + job.id() + "/callback").body("application/json", sent);
        signer.sign("msg_" + UUID.randomUUID(), clock.instant(), signed).forEach(request::header);
        return request.send();
    }
}
