package dev.darkroom.identity.api;

import dev.darkroom.http.ProblemErrors;
import dev.darkroom.http.Reply;
import dev.darkroom.identity.KeyRing;
import dev.darkroom.identity.SigningKeys;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.Map;

/** {@code GET /.well-known/jwks.json}: the public halves of the keys that sign RS256 tokens. */
@Controller("/.well-known/jwks.json")
@Secured(SecurityRule.IS_ANONYMOUS)
@ProblemErrors
class PublishedKeysController {
    private final SigningKeys keys;

    PublishedKeysController(SigningKeys keys) {
        this.keys = keys;
    }

    /** A JSON Web Key Set, RFC 7517; may be kept for 5 minutes. */
    @Get
    @ApiResponse(responseCode = "200", description = "The keys.", useReturnTypeSchema = true)
    HttpResponse<Map<String, Object>> keys() {
        return Reply.cacheable(keys.published(), Math.toIntExact(KeyRing.KEPT.toSeconds()));
    }
}
