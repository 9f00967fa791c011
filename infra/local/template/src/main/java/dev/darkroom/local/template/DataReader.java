package dev.darkroom.local.template;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tables, queues, buckets and secrets of the template. */
final class DataReader {
    private static final Set<String> TABLE = Set.of(
            "TableName",
            "BillingMode",
            "AttributeDefinitions",
            "KeySchema",
            "GlobalSecondaryIndexes",
            "TimeToLiveSpecification",
            // without local behaviour
            "PointInTimeRecoverySpecification",
            "SSESpecification",
            "DeletionProtectionEnabled",
            "Tags",
            "OnDemandThroughput",
            "TableClass");
    private static final Set<String> INDEX = Set.of("IndexName", "KeySchema", "Projection", "OnDemandThroughput");
    private static final Set<String> QUEUE = Set.of(
            "QueueName",
            "FifoQueue",
            "VisibilityTimeout",
            "MessageRetentionPeriod",
            "DelaySeconds",
            "ReceiveMessageWaitTimeSeconds",
            "RedrivePolicy",
            // without local behaviour
            "DeduplicationScope",
            "FifoThroughputLimit",
            "RedriveAllowPolicy",
            "SqsManagedSseEnabled",
            "KmsMasterKeyId",
            "Tags",
            "MaximumMessageSize");
    private static final Set<String> BUCKET = Set.of(
            "BucketName",
            "CorsConfiguration",
            // without local behaviour: nothing expires on a laptop, and only loopback reaches the store
            "LifecycleConfiguration",
            "PublicAccessBlockConfiguration",
            "BucketEncryption",
            "OwnershipControls",
            "VersioningConfiguration",
            "Tags");
    private static final Set<String> SECRET =
            Set.of("Name", "SecretString", "GenerateSecretString", "Description", "KmsKeyId", "Tags");
    private static final Set<String> CLUSTER = Set.of(
            "Engine",
            "DatabaseName",
            "MasterUsername",
            "ManageMasterUserPassword",
            // without local behaviour: capacity, safety and network of a cluster that is not there
            "EngineVersion",
            "ServerlessV2ScalingConfiguration",
            "DBSubnetGroupName",
            "VpcSecurityGroupIds",
            "StorageEncrypted",
            "BackupRetentionPeriod",
            "CopyTagsToSnapshot",
            "DeletionProtection",
            "EnableHttpEndpoint",
            "EnableCloudwatchLogsExports");
    private static final Set<String> GENERATE = Set.of(
            "SecretStringTemplate",
            "GenerateStringKey",
            "PasswordLength",
            "ExcludeCharacters",
            "ExcludeLowercase",
            "ExcludeUppercase",
            "ExcludeNumbers",
            "ExcludePunctuation",
            "IncludeSpace",
            "RequireEachIncludedType");

    private final References references;

    DataReader(References references) {
        this.references = references;
    }

    Table table(String id, Place properties) {
        properties.knowsOnly(TABLE);
        Optional<String> ttl = properties
                .optionalChild("TimeToLiveSpecification")
                .filter(specification -> specification.flag("Enabled"))
                .map(specification -> specification.text("AttributeName"));
        return new Table(
                id,
                references.physicalName(id),
                properties.list("AttributeDefinitions").stream()
                        .map(place -> new Table.Attribute(place.text("AttributeName"), place.text("AttributeType")))
                        .toList(),
                keys(properties),
                properties.list("GlobalSecondaryIndexes").stream()
                        .map(DataReader::index)
                        .toList(),
                ttl);
    }

    private static List<Table.Key> keys(Place place) {
        return place.list("KeySchema").stream()
                .map(key -> new Table.Key(key.text("AttributeName"), key.text("KeyType")))
                .toList();
    }

    private static Table.Index index(Place place) {
        place.knowsOnly(INDEX);
        Place projection = place.child("Projection");
        return new Table.Index(
                place.text("IndexName"),
                keys(place),
                projection.text("ProjectionType"),
                projection.texts("NonKeyAttributes"));
    }

    Queue queue(String id, Place properties) {
        properties.knowsOnly(QUEUE);
        boolean fifo = properties.flag("FifoQueue");
        if (fifo != Queue.isFifo(references.physicalName(id))) {
            throw new TemplateException(
                    properties.path() + ".QueueName", "must end in .fifo for a FIFO queue, and for no other");
        }
        return new Queue(
                id,
                references.physicalName(id),
                references.queueUrl(id),
                references.arn(id, ResourceKind.QUEUE),
                fifo,
                Duration.ofSeconds(properties.number("VisibilityTimeout", 30)),
                Duration.ofSeconds(properties.number("MessageRetentionPeriod", 345_600)),
                Duration.ofSeconds(properties.number("DelaySeconds", 0)),
                Duration.ofSeconds(properties.number("ReceiveMessageWaitTimeSeconds", 0)),
                properties
                        .optionalChild("RedrivePolicy")
                        .map(redrive -> new Queue.Redrive(
                                redrive.text("deadLetterTargetArn"), redrive.number("maxReceiveCount", 10))));
    }

    Bucket bucket(String id, Place properties) {
        properties.knowsOnly(BUCKET);
        List<String> origins = properties.child("CorsConfiguration").list("CorsRules").stream()
                .flatMap(rule -> rule.texts("AllowedOrigins").stream())
                .distinct()
                .toList();
        return new Bucket(id, references.physicalName(id), origins);
    }

    Secret secret(String id, Place properties) {
        properties.knowsOnly(SECRET);
        return new Secret(
                id,
                references.physicalName(id),
                references.arn(id, ResourceKind.SECRET),
                properties.optionalText("SecretString"),
                properties.optionalChild("GenerateSecretString").map(DataReader::generate));
    }

    /** The secret that holds a cluster's password. The stand-in has one database, and whoever asks for another gets none. */
    Secret password(String id, Place properties, Database database) {
        properties.knowsOnly(CLUSTER);
        for (String name : List.of("DatabaseName", "MasterUsername")) {
            if (!properties.text(name).equals(database.name())) {
                throw new TemplateException(properties.path() + "." + name, "only " + database.name() + " is emulated");
            }
        }
        if (!properties.text("Engine").endsWith("postgresql") || !properties.flag("ManageMasterUserPassword")) {
            throw new TemplateException(
                    properties.path(), "only PostgreSQL whose password is in a secret of its own is emulated");
        }
        return new Secret(
                id,
                references.physicalName(id),
                references.secretArn(id),
                Optional.of(database.secret()),
                Optional.empty());
    }

    private static Secret.Generate generate(Place place) {
        place.knowsOnly(GENERATE);
        Optional<String> template = place.optionalText("SecretStringTemplate");
        Optional<String> key = place.optionalText("GenerateStringKey");
        if (template.isPresent() != key.isPresent()) {
            throw new TemplateException(place.path(), "SecretStringTemplate and GenerateStringKey belong together");
        }
        int length = place.number("PasswordLength", 32);
        if (length < 1 || length > 4096) {
            throw new TemplateException(place.path() + ".PasswordLength", "must be 1 to 4096");
        }
        return new Secret.Generate(
                template,
                key,
                length,
                place.optionalText("ExcludeCharacters").orElse(""),
                place.flag("ExcludeLowercase"),
                place.flag("ExcludeUppercase"),
                place.flag("ExcludeNumbers"),
                place.flag("ExcludePunctuation"),
                place.flag("IncludeSpace"),
                place.optionalText("RequireEachIncludedType")
                        .map("true"::equals)
                        .orElse(true));
    }
}
