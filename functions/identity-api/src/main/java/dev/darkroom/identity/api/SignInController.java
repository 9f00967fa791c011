package dev.darkroom.identity.api;

import dev.darkroom.http.Envelope;
import dev.darkroom.http.EnvelopeErrors;
import dev.darkroom.http.Reply;
import dev.darkroom.identity.AnonUsers;
import dev.darkroom.identity.DeviceHash;
import dev.darkroom.identity.Tokens;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code POST /auth/anon}: a token for whoever asks. */
@Controller("/auth/anon")
@Secured(SecurityRule.IS_ANONYMOUS)
@EnvelopeErrors
class SignInController {
    private final AnonUsers users;
    private final Tokens tokens;

    SignInController(AnonUsers users, Tokens tokens) {
        this.users = users;
        this.tokens = tokens;
    }

    /** @param deviceHash a secret of the device, which gets the same user at every call; a new user without it */
    @Introspected
    record Device(
            @Schema(minLength = DeviceHash.MIN_LENGTH, maxLength = DeviceHash.MAX_LENGTH)
            @Nullable @Size(min = DeviceHash.MIN_LENGTH, max = DeviceHash.MAX_LENGTH) String deviceHash) {}

    /**
     * @param token for the header {@code Authorization: Bearer}, valid for 30 days
     * @param plan {@code free} or {@code pro}
     * @param isNew whether this call made the user
     */
    @Introspected
    record SignedIn(
            String userId,
            String token,
            @Schema(pattern = "^(free|pro)$") String plan,
            boolean isNew) {}

    /** A user and a token: the device's own user if it has one. The body may be left out. */
    @Post
    @ApiResponse(responseCode = "201", description = "A new user.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "200", description = "The user of this device.", useReturnTypeSchema = true)
    HttpResponse<Envelope<SignedIn>> signIn(@Valid @Body Device device) {
        var signIn = users.signIn(Optional.ofNullable(device.deviceHash()).map(DeviceHash::new));
        var data = new SignedIn(
                signIn.user().value(),
                tokens.issue(signIn.user()),
                signIn.plan().wireName(),
                signIn.isNew());
        return signIn.isNew() ? Reply.created(data) : Reply.ok(data);
    }
}
