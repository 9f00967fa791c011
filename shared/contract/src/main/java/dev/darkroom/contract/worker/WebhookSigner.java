package dev.darkroom.contract.worker;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Signs and checks reports as Standard Webhooks says. Several secrets may live at once so that they can rotate: a
 * report is signed with all of them and passes when one fits.
 */
public final class WebhookSigner {
    public static final String ID = "webhook-id";
    public static final String TIMESTAMP = "webhook-timestamp";
    public static final String SIGNATURE = "webhook-signature";

    /** Fewest characters of a secret: 192 bits when drawn from letters and digits. */
    private static final int MIN_SECRET = 32;

    private final List<Webhook> secrets;

    /**
     * @param secrets one or more, comma-separated; each {@code whsec_} and base64, or at least 32 characters taken as
     *     they are
     * @throws IllegalArgumentException when one is too short
     */
    public WebhookSigner(String secrets) {
        this.secrets = Arrays.stream(secrets.split(","))
                .map(String::strip)
                .map(WebhookSigner::webhook)
                .toList();
    }

    private static Webhook webhook(String secret) {
        if (secret.length() < MIN_SECRET) {
            throw new IllegalArgumentException("a callback secret needs at least " + MIN_SECRET + " characters");
        }
        try {
            return secret.startsWith("whsec_")
                    ? new Webhook(secret)
                    : new Webhook(secret.getBytes(StandardCharsets.UTF_8));
        } catch (EmptyWebhookSecretException e) {
            throw new IllegalArgumentException("a callback secret is empty after its prefix", e);
        }
    }

    /** The three headers of a report. */
    public Map<String, String> sign(String id, Instant at, String body) {
        var signatures =
                secrets.stream().map(secret -> signature(secret, id, at, body)).collect(Collectors.joining(" "));
        return Map.of(ID, id, TIMESTAMP, Long.toString(at.getEpochSecond()), SIGNATURE, signatures);
    }

    private static String signature(Webhook secret, String id, Instant at, String body) {
        try {
            return secret.sign(id, at.getEpochSecond(), body);
        } catch (WebhookSigningException e) {
            throw new IllegalStateException("HMAC-SHA256 is missing from this Java runtime", e);
        }
    }

    /** Whether the headers sign this body with a secret of ours, not more than five minutes ago or ahead. */
    public boolean verify(String body, Map<String, String> headers) {
        var wanted = Map.of(
                ID, List.of(headers.getOrDefault(ID, "")),
                TIMESTAMP, List.of(headers.getOrDefault(TIMESTAMP, "")),
                SIGNATURE, List.of(headers.getOrDefault(SIGNATURE, "")));
        return secrets.stream().anyMatch(secret -> fits(secret, body, wanted));
    }

    private static boolean fits(Webhook secret, String body, Map<String, List<String>> headers) {
        try {
            secret.verify(body, headers);
            return true;
        } catch (WebhookVerificationException refused) {
            return false;
        }
    }
}
