package dev.darkroom.identity.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.darkroom.http.DarkroomApi;
import dev.darkroom.http.ProblemErrors;
import dev.darkroom.http.Reply;
import dev.darkroom.http.tokens.StudioCaller;
import dev.darkroom.identity.Passwords;
import dev.darkroom.identity.studio.AccessTokens;
import dev.darkroom.identity.studio.EmailAddress;
import dev.darkroom.identity.studio.Login;
import dev.darkroom.identity.studio.Logins;
import dev.darkroom.identity.studio.Refresh;
import dev.darkroom.identity.studio.Registration;
import dev.darkroom.identity.studio.StudioAccount;
import dev.darkroom.kernel.Problem;
import dev.darkroom.kernel.Problem.Kind;
import dev.darkroom.kernel.Refusal;
import dev.darkroom.kernel.Role;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Studio accounts and their sessions. Not there where a deployment has no database. */
@Controller("/api/v1/auth")
@Requires(property = "database.url", pattern = ".+")
@Tag(name = "Studio accounts")
@ProblemErrors
class StudioAccountsController {
    private final Registration registration;
    private final Logins logins;
    private final Refresh refresh;
    private final RefreshCookie cookie;

    StudioAccountsController(Registration registration, Logins logins, Refresh refresh, RefreshCookie cookie) {
        this.registration = registration;
        this.logins = logins;
        this.refresh = refresh;
        this.cookie = cookie;
    }

    /** @param name how the user wants to be called */
    @Introspected
    record NewAccount(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, nullable = false, maxLength = EmailAddress.MAX_LENGTH)
            @Nullable String email,

            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    nullable = false,
                    minLength = Passwords.MIN_LENGTH,
                    maxLength = Passwords.MAX_LENGTH)
            @Nullable String password,

            @Schema(minLength = 1, maxLength = Registration.MAX_NAME_LENGTH) @Nullable String name) {}

    /** @param cookie false for a client that keeps the refresh token itself: it comes in the body and not as a cookie */
    @Introspected
    record Credentials(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, nullable = false, maxLength = EmailAddress.MAX_LENGTH)
            @Nullable String email,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, nullable = false, maxLength = Passwords.MAX_LENGTH)
            @Nullable String password,

            @Nullable Boolean cookie) {}

    /**
     * @param refreshToken instead of the cookie
     * @param cookie where the next one is to be; left out, where this one was
     */
    @Introspected
    record Presented(
            @Nullable String refreshToken, @Nullable Boolean cookie) {}

    /**
     * @param accessToken for the header {@code Authorization: Bearer}
     * @param expiresIn in seconds
     * @param refreshToken for clients without the cookie; valid for 7 days and once
     */
    @Introspected
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LoggedIn(
            String accessToken,
            @Schema(pattern = "^Bearer$") String tokenType,
            long expiresIn,
            @Schema(nullable = false) @Nullable String refreshToken) {}

    /** @param roles of {@code admin}, {@code user}, {@code guest}; at least one */
    @Introspected
    record Profile(String id, String email, @Nullable String name, List<String> roles) {}

    /** An account for an e-mail address that has none. Logs nobody in. */
    @Post("/register")
    @Secured(SecurityRule.IS_ANONYMOUS)
    @ApiResponse(responseCode = "201", description = "The account.", useReturnTypeSchema = true)
    HttpResponse<Profile> register(@Body NewAccount body) {
        var application = new Registration.Application(body.email(), body.password(), body.name());
        return Reply.made(profile(registration.register(application).orRefuse()));
    }

    /** A session. After five wrong passwords within a minute even the right one is refused until the minute is over. */
    @Post("/login")
    @Secured(SecurityRule.IS_ANONYMOUS)
    @ApiResponse(
            responseCode = "200",
            description =
                    "Tokens; the refresh token is in the cookie `darkroom_refresh` unless it is wished otherwise.",
            useReturnTypeSchema = true)
    HttpResponse<LoggedIn> login(@Body Credentials body) {
        var login =
                logins.login(new Logins.Attempt(body.email(), body.password())).orRefuse();
        return answer(login, body.cookie() == null || body.cookie());
    }

    /**
     * The session's next tokens. A refresh token works once; repeated within 30 s it leads to the same successor, later than
     * that it ends the session for whoever has it.
     */
    @Post("/refresh")
    @Secured(SecurityRule.IS_ANONYMOUS)
    @ApiResponse(responseCode = "200", description = "Tokens, as from a login.", useReturnTypeSchema = true)
    HttpResponse<LoggedIn> refresh(
            @Body Presented body,
            @Parameter(
                            in = ParameterIn.COOKIE,
                            name = RefreshCookie.NAME,
                            description = "the refresh token, unless it is in the body",
                            schema = @Schema(type = "string"))
                    @Header(HttpHeaders.COOKIE)
                    @Nullable String cookies) {
        var token = Optional.ofNullable(body.refreshToken())
                .or(() -> RefreshCookie.find(cookies))
                .filter(text -> !text.isEmpty())
                .orElseThrow(() -> new Refusal(
                        Problem.of(Kind.AUTH_REQUIRED, "Send a refresh token: as the cookie, or as refresh_token.")));
        boolean asCookie = body.cookie() == null ? body.refreshToken() == null : body.cookie();
        return answer(refresh.refresh(token).orRefuse(), asCookie);
    }

    /** Ends the session: neither its access tokens nor its refresh tokens work any more. */
    @Post("/logout")
    @SecurityRequirement(name = DarkroomApi.STUDIO_BEARER)
    @ApiResponse(responseCode = "204", description = "Logged out.")
    HttpResponse<Void> logout(StudioCaller caller) {
        logins.logout(caller.session());
        return cookie.forget(Reply.nothing());
    }

    /** The caller's account. */
    @Get("/me")
    @SecurityRequirement(name = DarkroomApi.STUDIO_BEARER)
    @ApiResponse(responseCode = "200", description = "The account.", useReturnTypeSchema = true)
    Profile me(StudioCaller caller) {
        return profile(logins.whoIs(caller.userId()).orRefuse());
    }

    private HttpResponse<LoggedIn> answer(Login login, boolean asCookie) {
        var token = login.refreshToken();
        var body = new LoggedIn(
                login.accessToken(), "Bearer", AccessTokens.LIFE.toSeconds(), asCookie ? null : token.value());
        return asCookie ? cookie.keep(token, HttpResponse.ok(body)) : HttpResponse.ok(body);
    }

    private static Profile profile(StudioAccount account) {
        return new Profile(
                account.id().value(),
                account.email().text(),
                account.name().orElse(null),
                account.roles().stream().map(Role::wireName).sorted().toList());
    }
}
