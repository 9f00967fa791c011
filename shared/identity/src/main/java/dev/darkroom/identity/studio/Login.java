package dev.darkroom.identity.studio;

/**
 * What a client holds of a session.
 *
 * @param accessToken for the header {@code Authorization: Bearer}, valid for {@link AccessTokens#LIFE}
 * @param refreshToken for the next of both, valid for {@link Logins#LIFE} and once
 */
public record Login(String accessToken, RefreshToken refreshToken) {
    /** Not the tokens. */
    @Override
    public String toString() {
        return "Login";
    }
}
