package dev.darkroom.identity.api;

import dev.darkroom.http.PlainErrors;
import dev.darkroom.identity.NameTokens;
import dev.darkroom.identity.Passwords;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code POST /api/auth/token}: a token for a name. */
@Controller("/api/auth/token")
@Secured(SecurityRule.IS_ANONYMOUS)
@Tag(name = "SVG sessions")
@PlainErrors
class NameTokensController {
    private final NameTokens tokens;

    NameTokensController(NameTokens tokens) {
        this.tokens = tokens;
    }

    /**
     * @param userId a name of the caller's choice
     * @param ttlSeconds how long the token is valid; a day when left out
     * @param password claims the name, or proves that the caller did
     */
    @Introspected
    record Wish(
            @Schema(pattern = "^[A-Za-z0-9._-]{1,64}$", nullable = false) @Nullable String userId,

            @Schema(minimum = "1", maximum = "604800") @Nullable Long ttlSeconds,

            @Schema(minLength = Passwords.MIN_LENGTH, maxLength = Passwords.MAX_LENGTH) @Nullable String password) {}

    /** @param token for the header {@code Authorization: Bearer} of {@code /api/user} */
    @Introspected
    record Issued(String token) {}

    /** A token for a user id. The first call that brings a password claims the id: from then on it is required. */
    @Post
    @ApiResponse(responseCode = "200", description = "The token.", useReturnTypeSchema = true)
    Issued issueToken(@Body Wish wish) {
        var name = wish.userId() == null ? "" : wish.userId();
        return new Issued(
                tokens.issue(name, Optional.ofNullable(wish.ttlSeconds()), Optional.ofNullable(wish.password()))
                        .orRefuse());
    }
}
