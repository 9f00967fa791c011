package dev.darkroom.http.tokens;

import com.nimbusds.jwt.JWTClaimsSet;

/** What a request's {@code Authorization} header was worth. */
public sealed interface Verdict {
    /** No header: an anonymous request. */
    record Absent() implements Verdict {}

    /** A header that opens nothing here. */
    record Refused() implements Verdict {}

    /** A token of an audience that opens this path. */
    record Accepted(JWTClaimsSet claims) implements Verdict {
        public String subject() {
            return claims.getSubject();
        }

        /** What tells subjects of the same name apart. */
        public String audience() {
            return String.join(",", claims.getAudience());
        }
    }
}
