package dev.darkroom.local.template;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What {@code Ref} and {@code Fn::GetAtt} stand for: physical names, ARNs and local addresses of the resources that exist. */
final class References implements Intrinsics.Names {
    private static final String OUTPUTS = "Outputs.";

    private final Surroundings surroundings;
    private final Map<String, String> parameters;
    private final Set<String> listParameters;
    private final Map<String, ResourceKind> resources = new LinkedHashMap<>();
    private final Map<String, String> givenNames = new LinkedHashMap<>();
    private final Set<String> absent;
    private final NestedStacks nested;

    References(
            Surroundings surroundings,
            Map<String, String> parameters,
            Set<String> listParameters,
            Set<String> absent,
            NestedStacks nested) {
        this.surroundings = surroundings;
        this.parameters = parameters;
        this.listParameters = listParameters;
        this.absent = absent;
        this.nested = nested;
    }

    void add(String logicalId, ResourceKind kind) {
        resources.put(logicalId, kind);
    }

    /** A resource that the template names itself keeps that name. */
    void giveName(String logicalId, String name) {
        givenNames.put(logicalId, name);
    }

    @Override
    public Object ref(String name, String path) {
        String pseudo = pseudo(name);
        if (pseudo != null) {
            return pseudo;
        }
        String parameter = parameters.get(name);
        if (parameter != null) {
            return listParameters.contains(name) ? Parameters.list(parameter) : parameter;
        }
        int dot = name.indexOf('.');
        return dot < 0 ? refResource(name, path) : aliasOf(name.substring(0, dot), name.substring(dot + 1), path);
    }

    private @org.jspecify.annotations.Nullable String pseudo(String name) {
        return switch (name) {
            case "AWS::Region" -> surroundings.region();
            case "AWS::AccountId" -> Surroundings.ACCOUNT;
            case "AWS::Partition" -> Surroundings.PARTITION;
            case "AWS::URLSuffix" -> Surroundings.SUFFIX;
            case "AWS::StackName" -> surroundings.stackName();
            case "AWS::StackId" -> surroundings.arn("cloudformation", "stack/" + surroundings.stackName() + "/local");
            default -> null;
        };
    }

    private String refResource(String logicalId, String path) {
        return switch (kind(logicalId, path)) {
            case QUEUE -> queueUrl(logicalId).toString();
            case SECRET -> arn(logicalId, ResourceKind.SECRET);
            case HTTP_API, WEB_SOCKET_API -> apiId(logicalId);
            case FUNCTION, TABLE, BUCKET, DATABASE, WITHOUT_LOCAL_BEHAVIOUR -> physicalName(logicalId);
            case NESTED_STACK -> arn(logicalId, ResourceKind.NESTED_STACK);
        };
    }

    /** {@code !Ref Fn.Alias} and {@code !Ref Fn.Version} are resources that SAM derives from a function. */
    private String aliasOf(String logicalId, String derived, String path) {
        if (kind(logicalId, path) != ResourceKind.FUNCTION
                || !Set.of("Alias", "Version").contains(derived)) {
            throw new TemplateException(path, "there is no resource " + logicalId + "." + derived);
        }
        return arn(logicalId, ResourceKind.FUNCTION) + (derived.equals("Alias") ? ":live" : ":1");
    }

    @Override
    public String attribute(String logicalId, String attribute, String path) {
        ResourceKind kind = kind(logicalId, path);
        if (attribute.equals("Arn")) {
            return arn(logicalId, kind);
        }
        if (kind == ResourceKind.NESTED_STACK && attribute.startsWith(OUTPUTS)) {
            return output(logicalId, attribute.substring(OUTPUTS.length()), path);
        }
        return switch (kind.name() + "." + attribute) {
            case "QUEUE.QueueName" -> physicalName(logicalId);
            case "QUEUE.QueueUrl" -> queueUrl(logicalId).toString();
            case "SECRET.Id" -> arn(logicalId, ResourceKind.SECRET);
            case "HTTP_API.ApiEndpoint" -> surroundings.http().toString();
            case "WEB_SOCKET_API.ApiEndpoint" -> surroundings.webSocket().toString();
            case "HTTP_API.ApiId", "WEB_SOCKET_API.ApiId" -> apiId(logicalId);
            case "DATABASE.Endpoint.Address" ->
                surroundings.database().address().getHost();
            case "DATABASE.Endpoint.Port" ->
                String.valueOf(surroundings.database().address().getPort());
            case "DATABASE.MasterUserSecret.SecretArn" -> secretArn(logicalId);
            case "WITHOUT_LOCAL_BEHAVIOUR.GroupId" -> physicalName(logicalId);
            case "BUCKET.DomainName", "BUCKET.RegionalDomainName" -> physicalName(logicalId) + ".s3.amazonaws.com";
            default ->
                throw new TemplateException(path, "attribute " + attribute + " of " + logicalId + " is not emulated");
        };
    }

    private String output(String logicalId, String name, String path) {
        String output = nested.stack(logicalId).outputs().get(name);
        if (output == null) {
            throw new TemplateException(path, "the stack " + logicalId + " has no output " + name);
        }
        return output;
    }

    private ResourceKind kind(String logicalId, String path) {
        ResourceKind kind = resources.get(logicalId);
        if (kind != null) {
            return kind;
        }
        String problem = absent.contains(logicalId)
                ? logicalId + " does not exist under these parameters: its condition is false"
                : "there is no parameter or resource " + logicalId;
        throw new TemplateException(path, problem);
    }

    String arn(String logicalId, ResourceKind kind) {
        String name = physicalName(logicalId);
        return switch (kind) {
            case FUNCTION -> surroundings.arn("lambda", "function:" + name);
            case TABLE -> surroundings.arn("dynamodb", "table/" + name);
            case QUEUE -> surroundings.arn("sqs", name);
            case BUCKET -> "arn:" + Surroundings.PARTITION + ":s3:::" + name;
            case SECRET -> secretArn(logicalId);
            case DATABASE -> surroundings.arn("rds", "cluster:" + name);
            case NESTED_STACK -> surroundings.arn("cloudformation", "stack/" + name + "/local");
            case HTTP_API, WEB_SOCKET_API -> surroundings.arn("apigateway", "/apis/" + apiId(logicalId));
            case WITHOUT_LOCAL_BEHAVIOUR -> surroundings.arn("darkroom-local", name);
        };
    }

    /** Of a secret, or of the one that a cluster keeps its owner's password in. */
    String secretArn(String logicalId) {
        return surroundings.arn("secretsmanager", "secret:" + physicalName(logicalId) + "-local1");
    }

    String physicalName(String logicalId) {
        String given = givenNames.get(logicalId);
        if (given != null) {
            return given;
        }
        String name = surroundings.stackName() + "-" + logicalId;
        return resources.get(logicalId) == ResourceKind.BUCKET ? name.toLowerCase(Locale.ROOT) : name;
    }

    String apiId(String logicalId) {
        return "local" + logicalId.toLowerCase(Locale.ROOT);
    }

    URI queueUrl(String logicalId) {
        return surroundings.queues().resolve("/" + Surroundings.ACCOUNT + "/" + physicalName(logicalId));
    }

    /** Every resource of a kind, in the order of the template. */
    List<String> all(ResourceKind kind) {
        return resources.entrySet().stream()
                .filter(entry -> entry.getValue() == kind)
                .map(Map.Entry::getKey)
                .toList();
    }
}
