package dev.darkroom.local.template;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Functions of the template, with what {@code Globals} gives all of them. */
final class FunctionReader {
    private static final Set<String> CARRIED_OUT =
            Set.of("CodeUri", "Handler", "MemorySize", "Timeout", "Environment", "Events", "Runtime", "FunctionName");
    /** Rights, versions, logs and capacity of the account: nothing of them can be seen on a laptop. */
    private static final Set<String> WITHOUT_LOCAL_BEHAVIOUR = Set.of(
            "Architectures",
            "Policies",
            "Role",
            "PermissionsBoundary",
            "Tracing",
            "AutoPublishAlias",
            "AutoPublishAliasAllProperties",
            "AutoPublishCodeSha256",
            "VersionDescription",
            "SnapStart",
            "LoggingConfig",
            "PropagateTags",
            "Tags",
            "Description",
            "ReservedConcurrentExecutions",
            "ProvisionedConcurrencyConfig",
            "EphemeralStorage",
            "EventInvokeConfig",
            "RecursiveLoop",
            "RuntimeManagementConfig",
            "DeploymentPreference",
            "VpcConfig");

    private final Path root;
    private final References references;
    private final Intrinsics intrinsics;
    private final Place globals;
    private final ApiAddresses addresses;

    FunctionReader(Path root, References references, Intrinsics intrinsics, Place template, ApiAddresses addresses) {
        this.root = root;
        this.references = references;
        this.intrinsics = intrinsics;
        this.globals = template.child("Globals").child("Function");
        this.addresses = addresses;
    }

    Function read(String id, Place properties) {
        Place own = carriedOut(properties);
        Place all = carriedOut(globals);
        String runtime = text("Runtime", own, all);
        if (!runtime.startsWith("java")) {
            throw new TemplateException(own.path() + ".Runtime", runtime + " is not emulated");
        }
        int timeout = number("Timeout", own, all, 3);
        if (timeout < 1 || timeout > 900) {
            throw new TemplateException(own.path() + ".Timeout", "must be 1 to 900 seconds");
        }
        return new Function(
                id,
                references.physicalName(id),
                references.arn(id, ResourceKind.FUNCTION),
                root.resolve(text("CodeUri", own, all)).normalize(),
                text("Handler", own, all),
                number("MemorySize", own, all, 128),
                Duration.ofSeconds(timeout),
                environment(own, all),
                triggers(own));
    }

    /** What has no local behaviour is not even evaluated: rights may name resources which do not exist here. */
    private Place carriedOut(Place properties) {
        Map<String, Object> members = new LinkedHashMap<>(properties.members());
        members.keySet().removeAll(WITHOUT_LOCAL_BEHAVIOUR);
        Place place = Place.of(properties.path(), intrinsics.evaluate(members, properties.path()));
        place.knowsOnly(CARRIED_OUT);
        return place;
    }

    private static String text(String name, Place own, Place all) {
        return own.has(name) ? own.text(name) : all.text(name);
    }

    private static int number(String name, Place own, Place all, int otherwise) {
        return own.optionalNumber(name).or(() -> all.optionalNumber(name)).orElse(otherwise);
    }

    private Map<String, String> environment(Place own, Place all) {
        Map<String, String> environment = new LinkedHashMap<>();
        for (Place place : List.of(all, own)) {
            Place variables = place.child("Environment").child("Variables");
            variables
                    .members()
                    .keySet()
                    .forEach(name -> environment.put(name, addresses.localize(variables.text(name))));
        }
        return environment;
    }

    private List<Trigger> triggers(Place own) {
        List<Trigger> triggers = new ArrayList<>();
        own.child("Events").children().forEach((name, event) -> {
            event.knowsOnly(Set.of("Type", "Properties"));
            Place properties = event.child("Properties");
            switch (event.text("Type")) {
                case "HttpApi" -> triggers.add(route(properties));
                case "SQS" -> {
                    if (enabled(properties)) {
                        triggers.add(queue(properties));
                    }
                }
                case "Schedule", "ScheduleV2" -> {
                    if (enabled(properties)) {
                        triggers.add(schedule(properties));
                    }
                }
                default ->
                    throw new TemplateException(
                            event.path() + ".Type", "event type " + event.text("Type") + " is not emulated");
            }
        });
        return List.copyOf(triggers);
    }

    private static boolean enabled(Place properties) {
        boolean enabled = properties.optionalText("Enabled").map("true"::equals).orElse(true);
        return enabled
                && !properties.optionalText("State").map("DISABLED"::equals).orElse(false);
    }

    private Trigger route(Place event) {
        event.knowsOnly(Set.of("ApiId", "Path", "Method", "Auth", "TimeoutInMillis", "PayloadFormatVersion"));
        event.optionalChild("Auth").ifPresent(auth -> {
            if (!auth.text("Authorizer").equals("NONE")) {
                throw new TemplateException(auth.path(), "authorizers are not emulated");
            }
        });
        if (!event.optionalText("PayloadFormatVersion").orElse("2.0").equals("2.0")) {
            throw new TemplateException(event.path() + ".PayloadFormatVersion", "only 2.0 is emulated");
        }
        String method = event.optionalText("Method").orElse("ANY").toUpperCase(java.util.Locale.ROOT);
        String path = event.optionalText("Path").orElse("$default");
        return new Trigger.HttpRoute(method.equals("X-AMAZON-APIGATEWAY-ANY-METHOD") ? "ANY" : method, path);
    }

    private Trigger queue(Place event) {
        event.knowsOnly(Set.of(
                "Queue",
                "BatchSize",
                "MaximumBatchingWindowInSeconds",
                "FunctionResponseTypes",
                "ScalingConfig",
                "Enabled"));
        String arn = event.text("Queue");
        String queue = references.all(ResourceKind.QUEUE).stream()
                .filter(id -> references.arn(id, ResourceKind.QUEUE).equals(arn))
                .findFirst()
                .orElseThrow(
                        () -> new TemplateException(event.path() + ".Queue", arn + " is no queue of this template"));
        int batchSize = event.number("BatchSize", 10);
        int window = event.number("MaximumBatchingWindowInSeconds", 0);
        if (Queue.isFifo(references.physicalName(queue)) && (batchSize > 10 || window > 0)) {
            throw new TemplateException(
                    event.path(), "a FIFO queue gives at most 10 messages a batch, without a window");
        }
        return new Trigger.QueueSource(
                queue,
                batchSize,
                Duration.ofSeconds(window),
                event.texts("FunctionResponseTypes").contains("ReportBatchItemFailures"),
                event.child("ScalingConfig").number("MaximumConcurrency", 5));
    }

    private static Trigger schedule(Place event) {
        event.knowsOnly(Set.of(
                "Schedule",
                "ScheduleExpression",
                "Input",
                "Enabled",
                "State",
                // without local behaviour
                "Name",
                "Description",
                "FlexibleTimeWindow",
                "RetryPolicy",
                "DeadLetterConfig",
                "OmitName",
                "PermissionsBoundary",
                "RoleArn"));
        String name = event.has("Schedule") ? "Schedule" : "ScheduleExpression";
        return new Trigger.Schedule(
                Rate.parse(event.text(name), event.path() + "." + name), event.optionalText("Input"));
    }
}
