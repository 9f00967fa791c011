package dev.darkroom.local.cloud.gateway;

import dev.darkroom.local.template.Function;
import dev.darkroom.local.template.Trigger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which function answers a request. Segment by segment, a literal goes before a parameter and a parameter before the rest of the
 * path; between routes of one path an exact method goes before {@code ANY}; {@code $default} takes what is left.
 */
public final class Routes {
    private static final String DEFAULT = "$default";

    private final List<Route> routes;

    private Routes(List<Route> routes) {
        this.routes = routes;
    }

    /** The routes of all functions. */
    public static Routes of(List<Function> functions) {
        List<Route> routes = new ArrayList<>();
        for (Function function : functions) {
            for (Trigger trigger : function.triggers()) {
                if (trigger instanceof Trigger.HttpRoute route) {
                    routes.add(Route.of(route, function.logicalId()));
                }
            }
        }
        routes.sort(Comparator.comparing(Route::rank));
        return new Routes(List.copyOf(routes));
    }

    /**
     * A route that takes a request.
     *
     * @param key as the function is told: {@code GET /jobs/{id}}
     * @param function logical id
     */
    public record Match(String key, String function, Map<String, String> parameters) {
        /** Whether the route was made for such paths; else it takes what nobody else takes. */
        boolean isOfThisPath() {
            return !key.equals(DEFAULT);
        }
    }

    /**
     * The route of a request.
     *
     * @param segments of the path, decoded, without the leading slash
     */
    public Optional<Match> match(String method, List<String> segments) {
        for (Route route : routes) {
            Optional<Map<String, String>> parameters =
                    route.takes(method) ? route.parameters(segments) : Optional.empty();
            if (parameters.isPresent()) {
                return Optional.of(new Match(route.key(), route.function(), parameters.get()));
            }
        }
        return Optional.empty();
    }

    private record Route(String method, String path, List<String> segments, String function) {
        static Route of(Trigger.HttpRoute route, String function) {
            List<String> segments = route.path().equals(DEFAULT)
                    ? List.of()
                    : List.of(route.path().substring(1).split("/", -1));
            return new Route(route.method(), route.path(), segments, function);
        }

        String key() {
            return path.equals(DEFAULT) ? DEFAULT : method + " " + path;
        }

        boolean takes(String requested) {
            return method.equals("ANY") || method.equals(requested);
        }

        /** Sorts the more special before the more general: per segment {@code 0} literal, {@code 1} parameter, {@code 2} rest. */
        String rank() {
            if (path.equals(DEFAULT)) {
                return "9";
            }
            var rank = new StringBuilder();
            for (String segment : segments) {
                rank.append(isRest(segment) ? '2' : isParameter(segment) ? '1' : '0');
            }
            return rank.append(method.equals("ANY") ? ".1" : ".0").toString();
        }

        Optional<Map<String, String>> parameters(List<String> requested) {
            if (path.equals(DEFAULT)) {
                return Optional.of(Map.of());
            }
            Map<String, String> parameters = new LinkedHashMap<>();
            for (int i = 0; i < segments.size(); i++) {
                String segment = segments.get(i);
                if (isRest(segment) && i < requested.size() && !requested.get(i).isEmpty()) {
                    String rest = String.join("/", requested.subList(i, requested.size()));
                    parameters.put(segment.substring(1, segment.length() - 2), rest);
                    return Optional.of(parameters);
                }
                if (i >= requested.size() || !take(segment, requested.get(i), parameters)) {
                    return Optional.empty();
                }
            }
            return requested.size() == segments.size() ? Optional.of(parameters) : Optional.empty();
        }

        private static boolean take(String segment, String requested, Map<String, String> parameters) {
            if (isRest(segment) || !isParameter(segment)) {
                return segment.equals(requested);
            }
            parameters.put(segment.substring(1, segment.length() - 1), requested);
            return !requested.isEmpty();
        }

        private static boolean isParameter(String segment) {
            return segment.startsWith("{") && segment.endsWith("}");
        }

        private static boolean isRest(String segment) {
            return isParameter(segment) && segment.endsWith("+}");
        }
    }
}
