package dev.darkroom.reports;

import dev.darkroom.aws.Secrets;
import dev.darkroom.contract.worker.WebhookSigner;
import io.micronaut.context.annotation.Property;
import io.micronaut.http.HttpHeaders;
import jakarta.inject.Singleton;
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

    /** @throws SdkException when the secret cannot be read: the worker tries again */
    boolean isSigned(String body, HttpHeaders headers) {
        Map<String, String> given = new HashMap<>();
        HEADERS.forEach(name -> headers.findFirst(name).ifPresent(value -> given.put(name, value)));
        return new WebhookSigner(secrets.read(arn)).verify(body, given);
    }
}
