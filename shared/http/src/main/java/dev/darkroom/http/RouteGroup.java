package dev.darkroom.http;

import java.util.regex.Pattern;

/**
 * The one table of paths: which error dialect, which origins and which rate limit belong to a path. The first row that
 * matches counts; it covers unknown routes below its paths too.
 */
public enum RouteGroup {
    SIGN_IN_ANONYMOUS(Dialect.ENVELOPE, Origins.LISTED, Throttle.SIGN_IN, "/auth/anon"),
    WORKER_REPORTS(Dialect.ENVELOPE, Origins.LISTED, Throttle.NONE, "/jobs/[^/]+/callback", "/generations(/.*)?"),
    JOBS(Dialect.ENVELOPE, Origins.LISTED, Throttle.CALLS, "/(me|presets|rules|jobs)(/.*)?"),
    COMPOSITION(
            Dialect.CODED,
            Origins.ANY,
            Throttle.CALLS,
            "/api/(composition|branch|node)(/.*)?",
            "/api/session/session_.*"),
    REALTIME(Dialect.CODED, Origins.LISTED, Throttle.CALLS, "/realtime/tickets"),
    SIGN_IN_SVG(Dialect.PLAIN, Origins.ANY, Throttle.SIGN_IN, "/api/auth/token"),
    SVG(Dialect.PLAIN, Origins.ANY, Throttle.CALLS, "/api/(user|session)(/.*)?"),
    /** What viewers of SVG sessions load; it has a limit of its own, so that watching does not keep anybody from drawing. */
    FRAMES(Dialect.PLAIN, Origins.ANY, Throttle.CALLS, "/(stream|view)(/.*)?"),
    ASSETS(Dialect.PLAIN_DETAILS, Origins.LISTED, Throttle.CALLS, "/api/(assets|workflows|spaces|guest)(/.*)?"),
    SIGN_IN_STUDIO(Dialect.PROBLEM, Origins.LISTED, Throttle.SIGN_IN, "/api/v1/auth/(register|login)"),
    STUDIO(Dialect.PROBLEM, Origins.LISTED, Throttle.CALLS, "/api/v1(/.*)?"),
    /** The published keys, and every path that no contract knows. */
    OTHER(Dialect.PROBLEM, Origins.LISTED, Throttle.CALLS, ".*");

    /** Which web pages may read the answers. */
    public enum Origins {
        ANY,
        LISTED
    }

    /** Which rate limit counts. */
    public enum Throttle {
        /** Passwords and identities are guessed here: few per address, whoever asks. */
        SIGN_IN,
        /** Everything else: per user with a token, per address without one. */
        CALLS,
        /** Signed by a worker of ours; a store call per report would cost more than it protects. */
        NONE
    }

    /** Photos never pass through here. */
    private static final int LARGEST_BODY = 1 << 20;

    /** A name, a password, a device's secret: a stranger's request should cost little. */
    private static final int SMALL_BODY = 16 << 10;

    private final Dialect dialect;
    private final Origins origins;
    private final Throttle throttle;
    private final Pattern paths;

    RouteGroup(Dialect dialect, Origins origins, Throttle throttle, String... paths) {
        this.dialect = dialect;
        this.origins = origins;
        this.throttle = throttle;
        this.paths = Pattern.compile(String.join("|", paths));
    }

    /** Bytes that a body may have: a hundred times what a contract needs, but where somebody signs in less. */
    public int maxBodyBytes() {
        return throttle == Throttle.SIGN_IN || this == REALTIME ? SMALL_BODY : LARGEST_BODY;
    }

    /** Where a path belongs; {@link #OTHER} when no contract names it. */
    public static RouteGroup of(String path) {
        for (var group : values()) {
            if (group.paths.matcher(path).matches()) {
                return group;
            }
        }
        return OTHER;
    }

    public Dialect dialect() {
        return dialect;
    }

    public Origins origins() {
        return origins;
    }

    public Throttle throttle() {
        return throttle;
    }

    /** Whether a browser's pages may send cookies along: the studio's refresh token is in one. */
    public boolean knowsCookies() {
        return this == STUDIO || this == SIGN_IN_STUDIO;
    }

    /** Whether a body with members that the contract does not know is refused; elsewhere they are ignored. */
    public boolean refusesUnknownMembers() {
        return this == STUDIO || this == SIGN_IN_STUDIO;
    }
}
