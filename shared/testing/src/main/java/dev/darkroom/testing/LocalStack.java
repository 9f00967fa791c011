package dev.darkroom.testing;

import dev.darkroom.local.template.Database;
import dev.darkroom.local.template.Endpoints;
import org.junit.jupiter.api.Assumptions;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.localstack.LocalStackContainer;
import org.testcontainers.containers.localstack.LocalStackContainer.Service;
import org.testcontainers.utility.DockerImageName;

/** LocalStack's community image in a container; Testcontainers removes it when the JVM ends. */
final class LocalStack {
    private static final DockerImageName IMAGE = DockerImageName.parse("localstack/localstack:4.9");
    private static final String SKIPPED =
            "SKIPPED: the integration tests against LocalStack need Docker, and none answers. "
                    + "Start Docker, or run without -Plocalstack to test against the bundled stand-ins.";

    private LocalStack() {}

    static void skipWithoutDocker() {
        if (!DockerPresence.FOUND) {
            Assumptions.abort(SKIPPED);
        }
    }

    /** Asked once per JVM, and said aloud once: an aborted test alone is a number in a summary. */
    private static final class DockerPresence {
        static final boolean FOUND = DockerClientFactory.instance().isDockerAvailable();

        static {
            if (!FOUND) {
                System.err.println(SKIPPED);
            }
        }
    }

    /** @param database which LocalStack does not have */
    static Endpoints start(Database database) {
        @SuppressWarnings("resource") // Testcontainers' own reaper ends it with the JVM
        var container = new LocalStackContainer(IMAGE)
                .withServices(Service.DYNAMODB, Service.SQS, Service.S3)
                // the tests address a queue by its path, and tamper with signatures
                .withEnv("SQS_ENDPOINT_STRATEGY", "path")
                .withEnv("S3_SKIP_SIGNATURE_VALIDATION", "0");
        container.start();
        var address = container.getEndpoint();
        return new Endpoints(
                container.getRegion(),
                container.getAccessKey(),
                container.getSecretKey(),
                address,
                address,
                address,
                database);
    }
}
