package dev.darkroom.worker.engine.comfyui;

import static dev.darkroom.worker.engine.comfyui.ComfyStudio.composition;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.darkroom.worker.engine.EngineUnavailable;
import dev.darkroom.worker.engine.comfyui.FakeComfy.Answer;
import dev.darkroom.worker.engine.generation.GenerationFailed;
import dev.darkroom.worker.engine.generation.Steps;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opencv.core.Mat;

/** A server that fails, in all ways that ComfyUI's do; and a run that is not wanted any more. */
class ComfyFailuresTest {

    private static final String SAMPLER = "5";
    private final ComfyStudio studio = new ComfyStudio();
    private final FakeComfy server = studio.server;

    @AfterEach
    void close() {
        studio.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"error\": {\"type\": \"prompt_outputs_failed_validation\", \"message\": \"Prompt outputs failed validation\", \"details\": \"\"}, \"node_errors\": {\"1\": {\"errors\": [{\"type\": \"value_not_in_list\", \"message\": \"Value not in list\", \"details\": \"ckpt_name: 'photo.safetensors' not in ['a.safetensors']\"}], \"dependent_outputs\": [\"7\"], \"class_type\": \"CheckpointLoaderSimple\"}}} | the image server does not have the model photo.safetensors",
                "{\"error\": {\"type\": \"prompt_outputs_failed_validation\", \"message\": \"Prompt outputs failed validation\"}, \"node_errors\": {\"5\": {\"errors\": [{\"type\": \"value_not_in_list\", \"message\": \"Value not in list\", \"details\": \"sampler_name: 'eulr' not in (list of length 40)\"}], \"class_type\": \"KSampler\"}}} | the image server does not know the sampler_name eulr",
                "{\"error\": {\"type\": \"prompt_outputs_failed_validation\", \"message\": \"Prompt outputs failed validation\"}, \"node_errors\": {\"5\": {\"errors\": [{\"type\": \"value_bigger_than_max\", \"message\": \"Value 900 bigger than max of 100\", \"details\": \"cfg\"}], \"class_type\": \"KSampler\"}}} | the image server refuses the workflow: KSampler: Value 900 bigger than max of 100 cfg",
                "{\"error\": {\"type\": \"invalid_prompt\", \"message\": \"Cannot execute because node PreviewImag does not exist.\", \"details\": \"Node ID '#7'\", \"extra_info\": {}}, \"node_errors\": {}} | the image server refuses the workflow: Cannot execute because node PreviewImag does not exist.",
                "{\"error\": \"no prompt\", \"node_errors\": []} | the image server refuses the workflow: no prompt"
            })
    void saysWhatIsWrongWithAWorkflow(String answer, String sentence) {
        server.answersToPrompts.add(new Answer(400, answer));
        assertFails(sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "torch.OutOfMemoryError | Allocation on device 0 | the image server has too little memory for a picture of this size; try a smaller one",
                "RuntimeError | mat1 and mat2 shapes cannot be multiplied | the image server failed in KSampler: mat1 and mat2 shapes cannot be multiplied"
            })
    void saysWhichNodeFailed(String type, String message, String sentence) {
        server.play(prompt -> {
            prompt.start();
            prompt.fail(type, message);
        });
        assertFails(sentence);
    }

    @Test
    void aPromptWithoutAPictureFails() {
        server.play(prompt -> prompt.succeed("another node"));
        assertFails("the image server's workflow made no picture");
    }

    @Test
    void aPictureThatCannotBeReadFails() {
        server.picture("<html>".getBytes(StandardCharsets.UTF_8));
        server.play(prompt -> prompt.succeed("7"));
        assertFails("the image server's picture cannot be read");
    }

    private void assertFails(String sentence) {
        assertThatThrownBy(() -> studio.generate(composition(2, null), 1))
                .isInstanceOf(GenerationFailed.class)
                .hasMessage(sentence);
        assertThat(server.stopped).as("what has ended is not stopped").isEmpty();
    }

    @Test
    void waitsWhenTheQueueIsFull() throws Exception {
        server.answersToPrompts.add(new Answer(503, "busy"));
        server.answersToPrompts.add(new Answer(429, "busy"));
        server.play(prompt -> prompt.succeed("7"));
        studio.generate(composition(1, null), 1);

        assertThat(studio.shown).hasSize(1);
    }

    @Test
    void givesUpWhenTheQueueStaysFull() {
        server.answersToPrompts.addAll(Collections.nCopies(50, new Answer(503, "busy")));
        assertUnavailable("the image server is too busy: status 503");
    }

    @Test
    void givesUpOnAServerThatIsNotThere() {
        server.close();
        assertUnavailable("the image server opens no socket");
    }

    @Test
    void aServerThatWasStartedAnewHasForgottenThePrompt() {
        server.play(prompt -> {
            prompt.start();
            prompt.step(SAMPLER, 1, 3, studio.image(10));
            server.startAnew();
        });
        assertUnavailable("the image server was started anew and has forgotten the prompt");
    }

    @Test
    void aServerThatHangsIsGivenUpAndToldToStop() {
        try (var impatient = new ComfyStudio(ComfyStudio.patience(Duration.ofMillis(100), Duration.ofMillis(200)))) {
            impatient.server.play(FakePrompt::start);
            assertThatThrownBy(() -> impatient.generate(composition(3, null), 1))
                    .isInstanceOf(EngineUnavailable.class)
                    .hasMessage("the image server has said nothing for PT0.2S");
            assertThat(impatient.server.stopped).containsExactly("interrupted " + impatient.server.prompt());
        }
    }

    @Test
    void aPromptThatSomebodyInterruptedIsForAnotherAttempt() {
        server.play(prompt -> {
            prompt.start();
            prompt.send(
                    "{\"type\": \"execution_interrupted\", \"data\": {\"prompt_id\": \"%s\", \"node_id\": \"5\", \"node_type\": \"KSampler\", \"executed\": []}}");
        });
        assertUnavailable("somebody interrupted the prompt");
    }

    private void assertUnavailable(String message) {
        assertThatThrownBy(() -> studio.generate(composition(3, null), 1))
                .isInstanceOf(EngineUnavailable.class)
                .hasMessage(message);
    }

    @Test
    void stopsThePromptWhenItsStepsAreNotWanted() throws Exception {
        server.play(prompt -> {
            prompt.start();
            prompt.step(SAMPLER, 1, 20, studio.image(10));
            prompt.step(SAMPLER, 2, 20, studio.image(20));
            prompt.awaitStop();
        });
        studio.generate(composition(20, null), 1, step -> step < 2);

        assertThat(studio.shown).hasSize(2);
        assertThat(server.stopped).containsExactly("interrupted " + server.prompt());
    }

    @Test
    void stopsAPromptOfAServerThatNamesPromptsItself() throws Exception {
        server.namesPrompts = true;
        server.play(prompt -> {
            prompt.start();
            prompt.step(SAMPLER, 1, 20, studio.image(10));
            prompt.awaitStop();
        });
        studio.generate(composition(20, null), 1, step -> false);

        assertThat(server.stopped).containsExactly("interrupted prompt-1");
    }

    @Test
    void takesAPromptBackThatStillWaitsBehindAnother() throws Exception {
        server.busyWith("another");
        var wanted = new AtomicBoolean(true);
        server.play(prompt -> wanted.set(false));
        studio.engine().generate(composition(20, null), 1, new Steps() {
            @Override
            public boolean show(int step, Mat bgr) {
                return true;
            }

            @Override
            public boolean areWanted() {
                return wanted.get();
            }
        });

        assertThat(server.stopped).as("and the other goes on").containsExactly("deleted " + server.prompt());
    }

    @Test
    void stopsThePromptWhenTheWorkerIsStopped() throws Exception {
        var atWork = new CountDownLatch(1);
        server.play(prompt -> {
            prompt.start();
            prompt.step(SAMPLER, 1, 20, studio.image(10));
            atWork.countDown();
            prompt.awaitStop();
        });
        List<Throwable> thrown = new CopyOnWriteArrayList<>();
        Thread run = Thread.ofPlatform().start(() -> {
            try {
                studio.generate(composition(20, null), 1);
            } catch (GenerationFailed | InterruptedException | RuntimeException end) {
                thrown.add(end);
            }
        });
        atWork.await();
        run.interrupt();
        run.join();

        assertThat(thrown).singleElement().isInstanceOf(InterruptedException.class);
        assertThat(server.stopped).containsExactly("interrupted " + server.prompt());
    }
}
