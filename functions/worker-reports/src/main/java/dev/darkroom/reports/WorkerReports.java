package dev.darkroom.reports;

import dev.darkroom.contract.worker.WebhookSigner;
import dev.darkroom.http.DarkroomApi;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeIn;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.security.SecurityScheme;
import io.swagger.v3.oas.annotations.servers.Server;

/** The description of this function's part of the API. */
@OpenAPIDefinition(
        info = @Info(title = "Darkroom worker reports", version = DarkroomApi.VERSION),
        servers = @Server(url = DarkroomApi.SERVER))
@SecurityScheme(
        name = DarkroomApi.WEBHOOK,
        type = SecuritySchemeType.APIKEY,
        in = SecuritySchemeIn.HEADER,
        paramName = WebhookSigner.SIGNATURE,
        description = "Standard Webhooks: webhook-id, webhook-timestamp (epoch seconds, 5 minutes either way) and"
                + " webhook-signature, v1, and the base64 HMAC-SHA256 of id.timestamp.body with the callback secret")
final class WorkerReports {
    private WorkerReports() {}
}
