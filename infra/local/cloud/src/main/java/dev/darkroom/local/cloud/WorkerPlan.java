package dev.darkroom.local.cloud;

import dev.darkroom.local.cloud.lambda.SdkVariables;
import dev.darkroom.local.cloud.process.Launcher;
import dev.darkroom.local.cloud.process.Workers;
import dev.darkroom.local.cloud.secrets.SecretStore;
import dev.darkroom.local.template.Endpoints;
import dev.darkroom.local.template.Stack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarFile;

/** What a GPU worker runs: the jar of its container, with the variables that the container would be given. */
record WorkerPlan(Path root, Stack stack, Endpoints endpoints, SecretStore secrets) implements Workers.Plan {
    private static final List<String> JVM =
            List.of("-XX:+UseSerialGC", "-XX:-UsePerfData", "-Xmx512m", "--enable-native-access=ALL-UNNAMED");

    @Override
    public Launcher.Program program(int index) throws IOException {
        Path jar = root.toAbsolutePath().normalize().resolve("functions/gpu-worker/target/gpu-worker.jar");
        if (!Files.exists(jar)) {
            throw new IOException("The worker is not built: " + jar + " is missing; run ./mvnw package");
        }
        return new Launcher.Program(
                JVM,
                List.of(jar), // its manifest names the rest of the class path
                mainClass(jar),
                List.of(),
                environment(),
                Optional.ofNullable(jar.getParent()).orElseThrow());
    }

    private static String mainClass(Path jar) throws IOException {
        try (var file = new JarFile(jar.toFile())) {
            return Optional.ofNullable(file.getManifest())
                    .map(manifest -> manifest.getMainAttributes().getValue(Attributes.Name.MAIN_CLASS))
                    .orElseThrow(() -> new IOException(jar + " names no main class"));
        }
    }

    private Map<String, String> environment() {
        Map<String, String> variables = new LinkedHashMap<>(SdkVariables.of(endpoints));
        variables.put("WORK_QUEUE_URL", stack.outputs().get("WorkQueueUrls"));
        variables.put("OBJECT_STORE_BUCKET", stack.bucket("PhotosBucket").name());
        variables.put("OBJECT_STORE_ENDPOINT", "");
        variables.put("CALLBACK_SECRET", secrets.current(stack.secret("CallbackSecret")));
        variables.put("RULES_ENGINE", "cpu");
        return variables;
    }
}
