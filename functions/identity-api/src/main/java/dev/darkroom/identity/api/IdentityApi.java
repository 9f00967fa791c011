package dev.darkroom.identity.api;

import dev.darkroom.http.DarkroomApi;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.security.SecurityScheme;
import io.swagger.v3.oas.annotations.servers.Server;

/** The description of this function's part of the API. */
@OpenAPIDefinition(
        info = @Info(title = "Darkroom identity", version = DarkroomApi.VERSION),
        servers = @Server(url = DarkroomApi.SERVER))
@SecurityScheme(
        name = DarkroomApi.STUDIO_BEARER,
        type = SecuritySchemeType.HTTP,
        scheme = "bearer",
        bearerFormat = "JWT",
        description = "The access token of POST /api/v1/auth/login")
final class IdentityApi {
    private IdentityApi() {}
}
