package dev.darkroom.testing;

import dev.darkroom.local.template.Endpoints;
import dev.darkroom.local.template.StandInsProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Who plays AWS for the tests of this JVM, chosen by the system property {@code darkroom.stand-ins}. */
enum Provider {
    /** The project's own stand-ins, a child process without Docker. */
    BUNDLED {
        @Override
        void skipWhereItCannotRun() {}

        @Override
        Endpoints start(Path root) {
            return started(() -> StandInsProcess.start(root, Optional.empty(), List.of("*"), System.err::println));
        }
    },

    /** LocalStack through Testcontainers; its classes are there in the Maven profile of that name only. */
    LOCALSTACK {
        @Override
        void skipWhereItCannotRun() {
            LocalStack.skipWithoutDocker();
        }

        @Override
        Endpoints start(Path root) {
            return LocalStack.start(started(() -> StandInsProcess.startDatabase(root, System.err::println))
                    .database());
        }
    };

    private interface Start {
        StandInsProcess run() throws IOException;
    }

    /** Ends with this JVM. */
    private static Endpoints started(Start start) {
        try {
            var process = start.run();
            Runtime.getRuntime().addShutdownHook(new Thread(process::close, "stand-ins-stop"));
            return process.endpoints();
        } catch (IOException e) {
            throw new IllegalStateException("The stand-ins for this test could not be started: " + e.getMessage(), e);
        }
    }

    /** Says aloud that the test is skipped, and aborts it, where this provider cannot run. */
    abstract void skipWhereItCannotRun();

    /** Starts it; it ends with the JVM. */
    abstract Endpoints start(Path root);

    /**
     * The one that the build asks for.
     *
     * @throws IllegalStateException when the property names none
     */
    static Provider chosen() {
        String name = System.getProperty("darkroom.stand-ins", "bundled");
        return switch (name) {
            case "bundled" -> BUNDLED;
            case "localstack" -> LOCALSTACK;
            default ->
                throw new IllegalStateException("darkroom.stand-ins must be bundled or localstack, but is " + name);
        };
    }
}
