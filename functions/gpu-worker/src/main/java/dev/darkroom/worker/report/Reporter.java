package dev.darkroom.worker.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.darkroom.contract.Json;
import dev.darkroom.contract.worker.ReportAnswer;
import dev.darkroom.contract.worker.WebhookSigner;
import dev.darkroom.contract.worker.WorkerReport;
import dev.darkroom.kernel.IdSource;
import dev.darkroom.observability.Metrics;
import dev.darkroom.observability.TraceHeader;
import dev.darkroom.worker.Limits;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends signed reports. Safe for use by several threads. */
public final class Reporter {

    private static final Logger LOG = LoggerFactory.getLogger(Reporter.class);

    /** Longer than the service's own time-out, so that a slow answer is not reported twice. */
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(35);

    private final HttpClient http;
    private final WebhookSigner signer;
    private final IdSource ids;
    private final InstantSource clock;
    private final Limits limits;

    /** @param http closed by the caller */
    public Reporter(HttpClient http, WebhookSigner signer, IdSource ids, InstantSource clock, Limits limits) {
        this.http = http;
        this.signer = signer;
        this.ids = ids;
        this.clock = clock;
        this.limits = limits;
    }

    /** One try; for heartbeats, which the next one makes good. */
    public Verdict once(URI callback, WorkerReport report) throws InterruptedException {
        String body = report.toJson();
        // a fresh timestamp for each try: a signature is good for five minutes
        var request = HttpRequest.newBuilder(callback)
                .timeout(ANSWER_WITHIN)
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        TraceHeader.current().ifPresent(trace -> request.header(TraceHeader.NAME, trace.value()));
        signer.sign("msg_" + ids.next(), clock.instant(), body).forEach(request::header);
        Instant begin = clock.instant();
        Verdict verdict = send(request.build());
        LOG.atInfo()
                .addKeyValue("verdict", verdict.getClass().getSimpleName())
                .addKeyValue(
                        Metrics.KEY,
                        Metrics.by("verdict").millis("ReportLatency", Duration.between(begin, clock.instant())))
                .log("reported");
        return verdict;
    }

    private Verdict send(HttpRequest request) throws InterruptedException {
        try {
            return verdict(http.send(request, HttpResponse.BodyHandlers.ofString()));
        } catch (IOException unreachable) {
            return new Verdict.Unreachable(unreachable.toString());
        }
    }

    /** Tries until there is a verdict, the run is over, or the time for retries is used up. */
    public Verdict insist(URI callback, WorkerReport report, BooleanSupplier over) throws InterruptedException {
        Instant giveUpAt = clock.instant().plus(limits.retryFor());
        Duration pause = limits.firstRetry();
        while (true) {
            Verdict verdict = once(callback, report);
            boolean again = verdict instanceof Verdict.Unreachable
                    && !over.getAsBoolean()
                    && clock.instant().plus(pause).isBefore(giveUpAt);
            if (!again) {
                return verdict;
            }
            LOG.warn("report not taken, trying again in {} ms: {}", pause.toMillis(), verdict);
            Thread.sleep(pause);
            pause = Optional.of(pause.multipliedBy(2))
                    .filter(doubled -> doubled.compareTo(limits.longestRetry()) < 0)
                    .orElse(limits.longestRetry());
        }
    }

    private static Verdict verdict(HttpResponse<String> answer) {
        return switch (answer.statusCode()) {
            case 200 -> accepted(answer.body());
            case 409 -> new Verdict.Fenced();
            case 404, 410 -> new Verdict.Gone();
            // too early, too many: the service asks for patience
            case 408, 425, 429 -> new Verdict.Unreachable("status " + answer.statusCode());
            default ->
                answer.statusCode() >= 500
                        ? new Verdict.Unreachable("status " + answer.statusCode())
                        : new Verdict.Refused(answer.statusCode());
        };
    }

    /** The answer stands by itself or, in the envelope of the path, in its member {@code data}. */
    private static Verdict accepted(String body) {
        try {
            var tree = Json.mapper().readTree(body);
            var data = tree.path("data").isObject() ? tree.path("data") : tree;
            return new Verdict.Accepted(Json.mapper().treeToValue(data, ReportAnswer.class));
        } catch (JsonProcessingException | IllegalArgumentException unreadable) {
            return new Verdict.Unreachable("status 200 with an unreadable body");
        }
    }
}
