package dev.darkroom.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkerSettingsTest {

    private static final Map<String, String> LEAST = Map.of(
            "WORK_QUEUE_URL", "https://sqs.eu-west-1.amazonaws.com/1/work",
            "OBJECT_STORE_BUCKET", "photos",
            "CALLBACK_SECRET", "a-secret-of-at-least-thirty-two-characters");

    @Test
    void startsWithQueueBucketAndSecretAlone() {
        WorkerSettings settings = WorkerSettings.from(LEAST);

        assertThat(settings.engine()).isEqualTo(WorkerSettings.EngineKind.CPU);
        assertThat(settings.queues()).containsExactly(URI.create("https://sqs.eu-west-1.amazonaws.com/1/work"));
        assertThat(settings.slots()).isEqualTo(8);
        assertThat(settings.store().endpoint()).isNull();
    }

    @Test
    void takesSeveralQueuesInTheOrderOfTheirPriority() {
        Map<String, String> environment = new HashMap<>(LEAST);
        environment.put("WORK_QUEUE_URL", "https://sqs/1/pro.fifo, https://sqs/1/free.fifo");

        assertThat(WorkerSettings.from(environment).queues())
                .containsExactly(URI.create("https://sqs/1/pro.fifo"), URI.create("https://sqs/1/free.fifo"));
    }

    @Test
    void findsALocalStoreByTheSdksVariable() {
        Map<String, String> environment = new HashMap<>(LEAST);
        environment.put("AWS_ENDPOINT_URL_S3", "http://127.0.0.1:9000");

        assertThat(WorkerSettings.from(environment).store().endpoint()).isEqualTo(URI.create("http://127.0.0.1:9000"));
    }

    @ParameterizedTest
    @CsvSource({
        "WORK_QUEUE_URL, ''",
        "WORK_QUEUE_URL, work",
        "WORK_QUEUE_URL, 'https://sqs/1/pro,free'",
        "OBJECT_STORE_BUCKET, ' '",
        "OBJECT_STORE_ENDPOINT, ftp://store",
        "CALLBACK_SECRET, short",
        "RULES_ENGINE, gpu",
        "GENERATION_ENGINE, sdxl",
        "WORKER_SLOTS, 0",
        "WORKER_SLOTS, many",
        "WORKER_PHOTOS, 65"
    })
    void namesTheVariableThatIsWrong(String name, String value) {
        Map<String, String> environment = new HashMap<>(LEAST);
        environment.put(name, value);

        assertThatThrownBy(() -> WorkerSettings.from(environment))
                .isInstanceOf(WorkerSettings.BadSettings.class)
                .hasMessageStartingWith(name);
    }

    @Test
    void theHttpEngineNeedsAnAddress() {
        Map<String, String> environment = new HashMap<>(LEAST);
        environment.put("RULES_ENGINE", "http");

        assertThatThrownBy(() -> WorkerSettings.from(environment)).hasMessage("RULES_ENGINE_URL is not set");
    }

    @Test
    void makesPicturesByItselfUnlessToldOtherwise() {
        assertThat(WorkerSettings.from(LEAST).generation()).isInstanceOf(GenerationSettings.Tiny.class);
    }

    @Test
    void comfyuiNeedsAnAddressAndBringsItsOwnWorkflow() {
        Map<String, String> environment = new HashMap<>(LEAST);
        environment.put("GENERATION_ENGINE", "comfyui");
        assertThatThrownBy(() -> WorkerSettings.from(environment)).hasMessage("COMFYUI_URL is not set");

        environment.put("COMFYUI_URL", "http://gpu:8188");
        environment.put("COMFYUI_CHECKPOINT", "photo.safetensors");
        assertThat(WorkerSettings.from(environment).generation())
                .isInstanceOfSatisfying(GenerationSettings.Comfy.class, comfy -> {
                    assertThat(comfy.url()).isEqualTo(URI.create("http://gpu:8188"));
                    assertThat(comfy.checkpoint()).isEqualTo("photo.safetensors");
                });
    }

    @Test
    void refusesAWorkflowThatCannotBeUsed() {
        Map<String, String> environment = new HashMap<>(LEAST);
        environment.put("GENERATION_ENGINE", "comfyui");
        environment.put("COMFYUI_URL", "http://gpu:8188");
        environment.put("COMFYUI_WORKFLOW", "/nowhere/workflow.json");

        assertThatThrownBy(() -> WorkerSettings.from(environment))
                .isInstanceOf(WorkerSettings.BadSettings.class)
                .hasMessageStartingWith("COMFYUI_WORKFLOW: it cannot be read");
    }

    @Test
    void refusesAHeartbeatThatCouldLoseAMessage() {
        Duration second = Duration.ofSeconds(1);
        assertThatThrownBy(() ->
                        new Limits(second, Duration.ofSeconds(60), Duration.ofSeconds(21), second, second, second))
                .hasMessageContaining("heartbeat × 3 ≤ visibility");
    }
}
