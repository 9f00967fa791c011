package dev.darkroom.benchmarks;

import dev.darkroom.contract.worker.Report;
import dev.darkroom.contract.worker.WebhookSigner;
import dev.darkroom.local.demo.client.Answers;
import dev.darkroom.local.demo.client.Darkroom;
import dev.darkroom.local.demo.client.User;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** A job whose photos are a few bytes and whose worker does nothing but report: what is left is what the backend costs. */
final class BareJob {
    private static final byte[] PHOTO = {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xd9};
    private static final String SHA_256 = "32461d5bd1773012acef0ba15636752949bd7c2ce50f9172159d9f56cf0dd9af";
    private static final String ATTEMPT = "bench";

    private final Darkroom darkroom;
    private final WebhookSigner signer;
    private final Answers.CreatedJob created;
    private final AtomicInteger sent = new AtomicInteger();

    private BareJob(Darkroom darkroom, WebhookSigner signer, Answers.CreatedJob created) {
        this.darkroom = darkroom;
        this.signer = signer;
        this.created = created;
    }

    /** Creates, uploads, confirms and executes. */
    static BareJob executed(User user, int photos, WebhookSigner signer) {
        var created = user.createJob(
                "seller",
                IntStream.range(0, photos)
                        .mapToObj(i -> new Answers.Announced("image/jpeg", PHOTO.length, SHA_256))
                        .toList());
        created.upload().forEach(slot -> user.darkroom().photos().upload(slot, PHOTO));
        user.confirmUpload(created.jobId());
        user.post("/jobs/" + created.jobId() + "/execute")
                .json(Map.of("concepts", Map.of("Body", new Answers.Change("recolor", "#2a6f97"))))
                .send()
                .orRefused();
        return new BareJob(user.darkroom(), signer, created);
    }

    URI socket() {
        return created.websocketUrl();
    }

    void begin() {
        send(new Report.Running(ATTEMPT));
    }

    void photoDone(int idx) {
        String folder = List.of(created.upload().get(idx).key().split("/", -1)).subList(1, 3).stream()
                .reduce((user, job) -> user + "/" + job)
                .orElseThrow();
        send(new Report.PhotoDone(
                ATTEMPT,
                idx,
                "outputs/" + folder + "/" + idx + "_result.png",
                "previews/" + folder + "/" + idx + "_thumb.jpg",
                created.jobId() + "-" + idx));
    }

    private void send(Report report) {
        String body = report.toJson();
        var request = darkroom.post("/jobs/" + created.jobId() + "/callback").body("application/json", body);
        signer.sign(
                        "msg_" + created.jobId() + "_" + sent.incrementAndGet(),
                        InstantSource.system().instant(),
                        body)
                .forEach(request::header);
        request.send().orRefused();
    }
}
