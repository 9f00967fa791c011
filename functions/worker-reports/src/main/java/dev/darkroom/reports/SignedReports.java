package dev.darkroom.reports;

import dev.darkroom.aws.Secrets;
import dev.darkroom.contract.worker.WebhookSigner;
import dev.darkroom.http.RawBody;
import dev.darkroom.kernel.Problem;
import dev.darkroom.kernel.Problem.Kind;
import dev.darkroom.kernel.Refusal;
import io.micronaut.context.annotation.Property;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;

/** Knows whether a report comes from a worker of ours. */
@Singleton
final class SignedReports {
    private static final List<String> HEADERS =
            List.of(WebhookSigner.ID, WebhookSigner.TIMESTAMP, WebhookSigner.SIGNATURE);

    private final Secrets secrets;
    private final String arn;

    /** @param arn of the secret ({@code CALLBACK_SECRET_ARN}) */
    SignedReports(Secrets secrets, @Property(name = "callback.secret.arn") String arn) {
        this.secrets = secrets;
        this.arn = arn;
    }

    /**
     * The text of a report that a worker of ours signed. Refuses with {@code CALLBACK_UNAUTHORIZED}: the signature over the exact bytes of the
     * body is what lets it in, and nothing is read of it before.
     *
     * @throws SdkException when the secret cannot be read: the worker tries again
     */
    String text(RawBody body, HttpRequest<?> request) {
        var text = new String(body.bytes(), StandardCharsets.UTF_8);
        if (!isSigned(text, request.getHeaders())) {
            throw new Refusal(Problem.of(
                    Kind.CALLBACK_UNAUTHORIZED,
                    "The report is not signed with the callback secret, or was signed more than five minutes ago."));
        }
        return text;
    }

    /** What a signed body that is no report is answered. */
    static Refusal incomplete() {
        return new Refusal(Problem.of(
                Kind.INVALID_REQUEST,
                "A report is JSON with attempt and what its status needs: see the worker contract."));
    }

    private boolean isSigned(String body, HttpHeaders headers) {
        Map<String, String> given = new HashMap<>();
        HEADERS.forEach(name -> headers.findFirst(name).ifPresent(value -> given.put(name, value)));
        return new WebhookSigner(secrets.read(arn)).verify(body, given);
    }
}
