package dev.darkroom.local.standins;

import dev.darkroom.local.standins.postgres.Door;
import dev.darkroom.local.standins.postgres.Plan;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.elasticmq.StrictSQSLimits$;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import org.gaul.s3proxy.CrossOriginResourceSharing;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import software.amazon.dynamodb.services.local.main.ServerRunner;

/** How each service is brought up on the loopback address. */
final class Starters {
    private static final String HOST = "127.0.0.1";

    private Starters() {}

    static StandIn start(Service service, Options options) throws Exception {
        int port = options.ports().containsKey(service) ? options.ports().get(service) : freePort();
        return switch (service) {
            case DYNAMODB -> dynamoDb(options.data(), port);
            case SQS -> sqs(port);
            case S3 -> s3(options, port);
            case POSTGRES -> postgres(options.data(), port);
        };
    }

    private static StandIn dynamoDb(Optional<Path> data, int port) throws Exception {
        var arguments = new ArrayList<>(List.of("-port", String.valueOf(port), "-sharedDb", "-disableTelemetry"));
        if (data.isPresent()) {
            Path folder = Files.createDirectories(data.get().resolve("dynamodb"));
            arguments.addAll(List.of("-dbPath", folder.toString()));
        } else {
            arguments.add("-inMemory");
        }
        var server = ServerRunner.createServerFromCommandLineArgs(arguments.toArray(String[]::new));
        server.start();
        return new StandIn(Service.DYNAMODB, http(port), server::stop);
    }

    /** Queues live in memory: what a restart loses, the senders send again. */
    private static StandIn sqs(int port) {
        var server = SQSRestServerBuilder.withInterface(HOST)
                .withPort(port)
                .withAWSRegion(Credentials.REGION)
                .withSQSLimits(StrictSQSLimits$.MODULE$)
                .start();
        server.waitUntilStarted();
        return new StandIn(Service.SQS, http(port), server::stopAndWait);
    }

    private static StandIn s3(Options options, int port) throws Exception {
        BlobStore store = options.data().isPresent()
                ? new FilesystemNio2BlobStore(Files.createDirectories(
                                options.data().get().resolve("s3"))
                        .toString())
                : new TransientNio2BlobStore();
        var server = S3Proxy.builder()
                .blobStore(store)
                .endpoint(URI.create(http(port)))
                .awsAuthentication(AuthenticationType.AWS_V4, Credentials.ACCESS_KEY, Credentials.SECRET_KEY)
                .corsRules(cors(options.corsOrigins()))
                .jettyMaxThreads(16)
                .build();
        server.start();
        return new StandIn(Service.S3, http(port), server::stop);
    }

    /** S3Proxy reads origins and headers as regular expressions. */
    private static CrossOriginResourceSharing cors(List<String> origins) {
        List<String> patterns = origins.stream()
                .map(origin -> origin.equals("*") ? "*" : Pattern.quote(origin))
                .toList();
        return new CrossOriginResourceSharing(
                patterns, List.of("GET", "PUT", "HEAD"), List.of("*"), List.of("ETag"), "");
    }

    /** Started by the first who connects; its programs are unpacked beside this program's jar, once for all starts. */
    private static StandIn postgres(Optional<Path> data, int port) throws Exception {
        Path home = data.isPresent()
                ? Files.createDirectories(data.get().resolve("postgres"))
                : Files.createTempDirectory("darkroom-postgres");
        var plan = new Plan(
                ownFolder().resolve("postgres-binaries"),
                home,
                data.isPresent(),
                Credentials.DATABASE,
                Credentials.SECRET_KEY,
                Credentials.DATABASE);
        var door = Door.open(plan, port);
        return new StandIn(Service.POSTGRES, "postgresql://" + door.address() + "/" + Credentials.DATABASE, door);
    }

    private static Path ownFolder() throws URISyntaxException {
        return Path.of(Starters.class.getProtectionDomain().getCodeSource().getLocation().toURI())
                .getParent();
    }

    private static String http(int port) {
        return "http://" + HOST + ":" + port;
    }

    /** DynamoDB Local refuses port 0, so the port is found before; whoever takes it in between makes the start fail. */
    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getByName(HOST))) {
            return socket.getLocalPort();
        }
    }
}
