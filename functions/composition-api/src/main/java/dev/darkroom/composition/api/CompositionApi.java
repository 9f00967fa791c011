package dev.darkroom.composition.api;

import dev.darkroom.http.DarkroomApi;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.security.SecurityScheme;
import io.swagger.v3.oas.annotations.servers.Server;

/** The description of this function's part of the API. */
@OpenAPIDefinition(
        info = @Info(title = "Darkroom compositions", version = DarkroomApi.VERSION),
        servers = @Server(url = DarkroomApi.SERVER))
@SecurityScheme(
        name = DarkroomApi.BEARER,
        type = SecuritySchemeType.HTTP,
        scheme = "bearer",
        bearerFormat = "JWT",
        description = "The token of POST /auth/anon")
final class CompositionApi {
    /** Groups the calls in the document. */
    static final String TAG = "Compositions";

    private CompositionApi() {}
}
