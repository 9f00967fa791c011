package dev.darkroom.local.template;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Evaluates a template in the order in which its parts depend on each other: parameters, conditions, names, resources. */
final class StackReader {
    private static final Set<String> SECTIONS = Set.of(
            "AWSTemplateFormatVersion",
            "Transform",
            "Description",
            "Metadata",
            "Parameters",
            "Conditions",
            "Mappings",
            "Globals",
            "Resources",
            "Outputs",
            "Rules");
    private static final Map<ResourceKind, String> NAME_PROPERTIES = Map.of(
            ResourceKind.FUNCTION, "FunctionName",
            ResourceKind.TABLE, "TableName",
            ResourceKind.QUEUE, "QueueName",
            ResourceKind.BUCKET, "BucketName",
            ResourceKind.SECRET, "Name");

    private final Path root;
    private final Place template;
    private final Surroundings surroundings;
    private final Map<String, Place> resources = new LinkedHashMap<>();
    private final References references;
    private final Intrinsics intrinsics;
    private final NestedStacks nested;

    private StackReader(Path root, Place template, Map<String, String> parameters, Surroundings surroundings) {
        this.root = root;
        this.template = template;
        this.surroundings = surroundings;
        this.nested = new NestedStacks(root, surroundings, this::properties);
        var absent = new TreeSet<String>();
        var lists = Parameters.lists(template.child("Parameters"));
        references = new References(surroundings, parameters, lists, absent, nested);
        intrinsics = new Intrinsics(
                references,
                template.child("Conditions").members(),
                template.child("Mappings").members());
        template.child("Resources").children().forEach((id, resource) -> {
            if (exists(resource)) {
                resources.put(id, resource);
                references.add(id, ResourceKind.of(resource.text("Type"), resource.path()));
            } else {
                absent.add(id);
            }
        });
        resources.keySet().forEach(this::nameResource);
    }

    /**
     * Reads a template.
     *
     * @param overrides values of parameters that replace their defaults; a parameter that the template lacks is refused
     * @throws TemplateException for anything that is not emulated or not right, with its path
     */
    static Stack read(Path file, Map<String, String> overrides, Surroundings surroundings) {
        Place template = Place.of(file.getFileName().toString(), TemplateYaml.read(file));
        template.knowsOnly(SECTIONS);
        Map<String, String> parameters = Parameters.resolve(template.child("Parameters"), overrides);
        Path root = Optional.ofNullable(file.toAbsolutePath().normalize().getParent())
                .orElseThrow();
        return new StackReader(root, template, parameters, surroundings).stack(parameters);
    }

    private boolean exists(Place resource) {
        return resource.optionalText("Condition")
                .map(name -> intrinsics.condition(name, resource.path() + ".Condition"))
                .orElse(true);
    }

    private void nameResource(String logicalId) {
        Place resource = resource(logicalId);
        String property = NAME_PROPERTIES.get(ResourceKind.of(resource.text("Type"), resource.path()));
        Object name =
                property == null ? null : resource.child("Properties").members().get(property);
        Object given = intrinsics.evaluate(name, resource.path() + ".Properties." + property);
        if (given != null) {
            references.giveName(logicalId, String.valueOf(given));
        }
    }

    private Stack stack(Map<String, String> parameters) {
        var data = new DataReader(references);
        var apis = new ApiReader(references);
        Optional<HttpApi> httpApi =
                single(ResourceKind.HTTP_API).map(id -> apis.http(id, properties(id), globals("HttpApi")));
        Optional<WebSocketApi> webSocketApi =
                single(ResourceKind.WEB_SOCKET_API).map(id -> apis.webSocket(id, properties(id)));
        var addresses = new ApiAddresses(surroundings);
        httpApi.ifPresent(addresses::http);
        webSocketApi.ifPresent(addresses::webSocket);
        var functions = new FunctionReader(root, references, intrinsics, template, addresses);
        return new Stack(
                root,
                parameters,
                references.all(ResourceKind.FUNCTION).stream()
                        .map(id -> functions.read(id, resource(id).child("Properties")))
                        .toList(),
                references.all(ResourceKind.TABLE).stream()
                        .map(id -> data.table(id, properties(id)))
                        .toList(),
                references.all(ResourceKind.QUEUE).stream()
                        .map(id -> data.queue(id, properties(id)))
                        .toList(),
                references.all(ResourceKind.BUCKET).stream()
                        .map(id -> data.bucket(id, properties(id)))
                        .toList(),
                secrets(data),
                httpApi,
                webSocketApi,
                outputs(),
                references.all(ResourceKind.WITHOUT_LOCAL_BEHAVIOUR));
    }

    private List<Secret> secrets(DataReader data) {
        List<Secret> secrets = new ArrayList<>();
        references.all(ResourceKind.SECRET).forEach(id -> secrets.add(data.secret(id, properties(id))));
        references
                .all(ResourceKind.DATABASE)
                .forEach(id -> secrets.add(data.password(id, properties(id), surroundings.database())));
        references
                .all(ResourceKind.NESTED_STACK)
                .forEach(id -> nested.stack(id).secrets().forEach(secret -> secrets.add(secret.within(id))));
        return List.copyOf(secrets);
    }

    private Map<String, String> outputs() {
        Map<String, String> outputs = new LinkedHashMap<>();
        template.child("Outputs").children().forEach((name, output) -> {
            output.knowsOnly(Set.of("Value", "Description", "Condition", "Export"));
            if (exists(output)) {
                String path = output.path() + ".Value";
                outputs.put(
                        name,
                        String.valueOf(intrinsics.evaluate(output.members().get("Value"), path)));
            }
        });
        return Map.copyOf(outputs);
    }

    private Optional<String> single(ResourceKind kind) {
        List<String> ids = references.all(kind);
        if (ids.size() > 1) {
            throw new TemplateException(
                    template.path() + ".Resources." + ids.get(1), "only one API of each kind is emulated");
        }
        return ids.stream().findFirst();
    }

    private Place globals(String section) {
        Place globals = template.child("Globals");
        globals.knowsOnly(Set.of("Function", "HttpApi"));
        String path = globals.path() + "." + section;
        return Place.of(path, intrinsics.evaluate(globals.members().get(section), path));
    }

    private Place properties(String logicalId) {
        String path = resource(logicalId).path() + ".Properties";
        return Place.of(path, intrinsics.evaluate(resource(logicalId).members().get("Properties"), path));
    }

    private Place resource(String logicalId) {
        return Optional.ofNullable(resources.get(logicalId)).orElseThrow();
    }
}
