package dev.darkroom.http;

/** What the descriptions of all functions' APIs share. */
public final class DarkroomApi {
    /** The contracts' version: raised when one of them changes in a way that clients notice. */
    public static final String VERSION = "1.0.0";

    /** All contracts are served on one origin, whichever it is. */
    public static final String SERVER = "/";

    /** Names the security scheme of tokens from {@code POST /auth/anon}. */
    public static final String BEARER = "bearerAuth";

    /** Names the security scheme of tokens from {@code POST /api/auth/token}. */
    public static final String SVG_BEARER = "svgBearerAuth";

    /** Names the security scheme of access tokens from {@code POST /api/v1/auth/login}. */
    public static final String STUDIO_BEARER = "studioBearerAuth";

    /** Names the security scheme of workers: a signature of the Standard Webhooks. */
    public static final String WEBHOOK = "webhookSignature";

    /** The header that makes a POST safe to repeat. */
    public static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    /** What the description says of it. */
    public static final String IDEMPOTENCY =
            "same key and body: the first answer again; same key, another body: 409; kept for 24 h";

    private DarkroomApi() {}
}
