package dev.darkroom.local.template;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The HTTP API and the WebSocket API of the template. */
final class ApiReader {
    private static final Set<String> HTTP_API = Set.of(
            "StageName",
            "CorsConfiguration",
            // without local behaviour: throttling and logs of the account, names
            "AccessLogSettings",
            "DefaultRouteSettings",
            "RouteSettings",
            "Name",
            "Description",
            "Tags",
            "PropagateTags",
            "FailOnWarnings");
    private static final Set<String> CORS =
            Set.of("AllowOrigins", "AllowMethods", "AllowHeaders", "ExposeHeaders", "AllowCredentials", "MaxAge");
    private static final Set<String> WEB_SOCKET_API = Set.of(
            "Name",
            "StageName",
            "RouteSelectionExpression",
            "Routes",
            // without local behaviour
            "AccessLogSettings",
            "DefaultRouteSettings",
            "RouteSettings",
            "Description",
            "Tags",
            "PropagateTags",
            "IpAddressType");
    private static final Pattern SELECTION = Pattern.compile("\\$request\\.body\\.([A-Za-z0-9_]+)");

    private final References references;

    ApiReader(References references) {
        this.references = references;
    }

    HttpApi http(String id, Place properties, Place globals) {
        Map<String, Object> members = new LinkedHashMap<>(globals.members());
        members.putAll(properties.members());
        var place = new Place(properties.path(), members);
        place.knowsOnly(HTTP_API);
        return new HttpApi(
                id,
                references.apiId(id),
                place.optionalText("StageName").orElse("$default"),
                place.optionalChild("CorsConfiguration").map(ApiReader::cors));
    }

    private static HttpApi.Cors cors(Place place) {
        place.knowsOnly(CORS);
        return new HttpApi.Cors(
                place.texts("AllowOrigins"),
                place.texts("AllowMethods"),
                place.texts("AllowHeaders"),
                place.texts("ExposeHeaders"),
                place.flag("AllowCredentials"),
                place.optionalNumber("MaxAge").map(Duration::ofSeconds));
    }

    WebSocketApi webSocket(String id, Place properties) {
        properties.knowsOnly(WEB_SOCKET_API);
        Matcher selection = SELECTION.matcher(properties.text("RouteSelectionExpression"));
        if (!selection.matches()) {
            throw new TemplateException(
                    properties.path() + ".RouteSelectionExpression", "only $request.body.MEMBER is emulated");
        }
        Map<String, String> routes = new LinkedHashMap<>();
        properties.child("Routes").children().forEach((key, route) -> routes.put(key, function(route)));
        return new WebSocketApi(
                id, references.apiId(id), properties.text("StageName"), selection.group(1), Map.copyOf(routes));
    }

    private String function(Place route) {
        route.knowsOnly(Set.of("FunctionArn"));
        String arn = route.text("FunctionArn");
        return references.all(ResourceKind.FUNCTION).stream()
                .filter(id -> names(arn, references.arn(id, ResourceKind.FUNCTION)))
                .findFirst()
                .orElseThrow(() ->
                        new TemplateException(route.path() + ".FunctionArn", arn + " is no function of this template"));
    }

    private static boolean names(String arn, String function) {
        return arn.equals(function)
                || Optional.of(arn)
                        .filter(given -> given.startsWith(function + ":"))
                        .isPresent();
    }
}
