package dev.darkroom.local.cloud.docs;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** The API's documentation, which only a laptop serves: the OpenAPI document and Swagger UI. */
public final class Pages implements HttpHandler {
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "png", "image/png",
            "yaml", "application/yaml; charset=utf-8");

    private final String openApi;
    private final String swaggerUi;

    public Pages(String openApi) throws IOException {
        this.openApi = openApi;
        var properties = new Properties();
        try (InputStream in = resource("META-INF/maven/org.webjars/swagger-ui/pom.properties")
                .orElseThrow(() -> new IOException("Swagger UI is not on the class path"))) {
            properties.load(in);
        }
        swaggerUi = "META-INF/resources/webjars/swagger-ui/" + properties.getProperty("version") + "/";
    }

    /** Whether a path is one of these pages. */
    public static boolean has(String path) {
        return path.equals("/openapi.yaml") || path.equals("/docs") || path.startsWith("/docs/");
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws IOException {
        String path = exchange.getRequestPath();
        if (path.equals("/openapi.yaml")) {
            write(exchange, "yaml", openApi.getBytes(StandardCharsets.UTF_8));
        } else if (path.equals("/docs") || path.equals("/docs/")) {
            page(exchange, "docs.html");
        } else {
            asset(exchange, path.substring("/docs/".length()));
        }
    }

    private static void page(HttpServerExchange exchange, String name) throws IOException {
        try (InputStream in = Optional.ofNullable(Pages.class.getResourceAsStream(name))
                .orElseThrow(() -> new IOException(name + " is missing"))) {
            write(exchange, "html", in.readAllBytes());
        }
    }

    private void asset(HttpServerExchange exchange, String name) throws IOException {
        Optional<InputStream> asset =
                name.matches("[a-z0-9-]+(\\.[a-z0-9-]+)+") ? resource(swaggerUi + name) : Optional.empty();
        if (asset.isEmpty()) {
            exchange.setStatusCode(404);
            return;
        }
        try (InputStream in = asset.get()) {
            write(exchange, name.substring(name.lastIndexOf('.') + 1), in.readAllBytes());
        }
    }

    private static Optional<InputStream> resource(String name) {
        return Optional.ofNullable(Pages.class.getClassLoader().getResourceAsStream(name));
    }

    private static void write(HttpServerExchange exchange, String extension, byte[] bytes) throws IOException {
        exchange.getResponseHeaders()
                .put(Headers.CONTENT_TYPE, TYPES.getOrDefault(extension, "application/octet-stream"));
        exchange.setResponseContentLength(bytes.length);
        if (!exchange.getRequestMethod().equalToString("HEAD")) {
            exchange.getOutputStream().write(bytes);
        }
    }
}
