package dev.darkroom.worker.engine.comfyui;

import static dev.darkroom.worker.engine.comfyui.ComfyStudio.composition;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.darkroom.worker.engine.generation.GenerationFailed;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The socket is cut or falls silent, and what was said meanwhile is lost: the prompt is queued once all the same, and its picture found. */
class ComfyLostSocketTest {

    private static final String SAMPLER = "5";
    private final ComfyStudio studio = new ComfyStudio();
    private final FakeComfy server = studio.server;

    @AfterEach
    void close() {
        studio.close();
    }

    @Test
    void hearsOfAFailureThatHappenedWhileTheLineWasCut() {
        server.play(prompt -> {
            prompt.start();
            prompt.remember(
                    "\"outputs\": {}",
                    "error",
                    "[\"execution_start\", {}], [\"execution_error\", {\"prompt_id\": \"%s\", \"node_type\": \"VAEDecode\", \"exception_type\": \"RuntimeError\", \"exception_message\": \"bad\"}]"
                            .formatted(prompt.id));
            server.cutSockets();
        });
        assertThatThrownBy(() -> studio.generate(composition(2, null), 1))
                .isInstanceOf(GenerationFailed.class)
                .hasMessage("the image server failed in VAEDecode: bad");
        assertThat(server.stopped).as("what has ended is not stopped").isEmpty();
    }

    @Test
    void goesOnAfterTheSocketWasLost() throws Exception {
        server.play(prompt -> {
            prompt.start();
            prompt.step(SAMPLER, 1, 3, studio.image(10));
            server.cutSockets();
            await().until(() -> server.connections.get() == 2);
            prompt.step(SAMPLER, 2, 3, studio.image(20));
            prompt.succeed("7");
        });
        studio.generate(composition(3, null), 1);

        assertThat(studio.shown).extracting(ComfyStudio.Shown::step).containsExactly(1, 2, 3);
        assertThat(studio.shown.getLast().brightness()).isEqualTo(200);
        assertThat(server.prompts).as("queued once").hasSize(1);
    }

    @Test
    void connectsAgainWhenTheSocketAnswersNoPing() throws Exception {
        server.play(prompt -> {
            prompt.start();
            server.deafen();
            await().until(() -> server.connections.get() == 2);
            prompt.step(SAMPLER, 1, 1, studio.image(20));
            prompt.succeed("7");
        });
        studio.generate(composition(1, null), 1);

        assertThat(studio.shown).hasSize(1);
        assertThat(server.prompts).as("queued once").hasSize(1);
    }

    @Test
    void aSocketThatAnswersPingsIsKept() throws Exception {
        try (var eager = new ComfyStudio(ComfyStudio.patience(Duration.ofMillis(500), Duration.ofSeconds(20)))) {
            eager.server.play(prompt -> {
                prompt.start();
                await().until(() -> eager.server.pings.get() >= 3);
                prompt.succeed("7");
            });
            eager.generate(composition(1, null), 1);

            assertThat(eager.server.connections).hasValue(1);
        }
    }

    @Test
    void findsThePictureThatWasDoneWhileTheLineWasCut() throws Exception {
        server.play(prompt -> {
            prompt.start();
            prompt.step(SAMPLER, 1, 3, studio.image(10));
            prompt.remember(
                    "\"outputs\": {\"7\": {\"images\": [{\"filename\": \"a.png\", \"subfolder\": \"\", \"type\": \"temp\"}]}}",
                    "success",
                    "");
            server.cutSockets();
        });
        studio.generate(composition(3, null), 1);

        assertThat(studio.shown).extracting(ComfyStudio.Shown::brightness).containsExactly(10, 10, 200);
    }

    @Test
    void asksWhenWhatWasSaidDidNotArrive() throws Exception {
        server.play(prompt -> {
            prompt.start();
            prompt.remember(
                    "\"outputs\": {\"7\": {\"images\": [{\"filename\": \"a.png\", \"subfolder\": \"\", \"type\": \"temp\"}]}}",
                    "success",
                    "");
        });
        studio.generate(composition(2, null), 1);

        assertThat(studio.shown).hasSize(2);
    }
}
