package dev.darkroom.worker.engine.comfyui;

import static dev.darkroom.worker.engine.comfyui.ComfyStudio.composition;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.darkroom.kernel.IdSource;
import dev.darkroom.worker.engine.comfyui.ComfyStudio.Shown;
import dev.darkroom.worker.engine.generation.Area;
import dev.darkroom.worker.engine.generation.Box;
import dev.darkroom.worker.engine.generation.Branch;
import dev.darkroom.worker.engine.generation.Feedback;
import dev.darkroom.worker.engine.generation.GenerationFailed;
import dev.darkroom.worker.photo.Mats;
import java.net.http.HttpClient;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.opencv.core.Mat;

/** A server that does what it should: what it is asked, and which step shows what. */
class ComfyEngineTest {

    private static final String SAMPLER = "5";
    private final ComfyStudio studio = new ComfyStudio();
    private final FakeComfy server = studio.server;

    @AfterEach
    void close() {
        studio.close();
    }

    @Test
    void showsEveryPreviewAsItsStepAndThePictureAsTheLast() throws Exception {
        server.play(prompt -> {
            prompt.start();
            for (int step = 1; step <= 4; step++) {
                prompt.step(SAMPLER, step, 4, studio.image(10 * step));
            }
            prompt.succeed("7");
        });
        studio.generate(composition(4, null), 1);

        assertThat(studio.shown).containsExactly(shown(1, 10), shown(2, 20), shown(3, 30), shown(4, 200));
    }

    @Test
    void understandsPreviewsThatSayWhoseTheyAre() throws Exception {
        server.play(prompt -> {
            prompt.start();
            for (int step = 1; step <= 3; step++) {
                prompt.describedPreview("another", SAMPLER, studio.image(99));
                prompt.describedPreview(prompt.id, "4", studio.image(98));
                prompt.describedStep(SAMPLER, step, 3, studio.image(10 * step));
            }
            prompt.succeed("7");
        });
        studio.generate(composition(3, null), 1);

        assertThat(studio.shown).containsExactly(shown(1, 10), shown(2, 20), shown(3, 200));
        assertThat(server.said.getFirst())
                .isEqualTo("{\"type\":\"feature_flags\",\"data\":{\"supports_preview_metadata\":true}}");
    }

    @Test
    void aStepWithoutAPreviewShowsTheNewestOne() throws Exception {
        server.play(prompt -> {
            prompt.start();
            prompt.progress(SAMPLER, 1, 6);
            prompt.step(SAMPLER, 2, 6, studio.image(20));
            prompt.progress(SAMPLER, 3, 6);
            prompt.step(SAMPLER, 4, 6, studio.image(40));
            prompt.preview(studio.image(41));
            prompt.succeed("7");
        });
        studio.generate(composition(6, null), 1);

        assertThat(studio.shown)
                .containsExactly(shown(1, 20), shown(2, 20), shown(3, 20), shown(4, 40), shown(5, 41), shown(6, 200));
    }

    @Test
    void aServerWithoutPreviewsShowsThePictureAtEachStep() throws Exception {
        server.play(prompt -> {
            prompt.start();
            prompt.succeed("7");
        });
        studio.generate(composition(3, null), 1);

        assertThat(studio.shown).containsExactly(shown(1, 200), shown(2, 200), shown(3, 200));
    }

    @Test
    void showsNoStepThatAnotherAttemptHasShown() throws Exception {
        server.play(prompt -> {
            prompt.start();
            for (int step = 1; step <= 5; step++) {
                prompt.step(SAMPLER, step, 5, studio.image(10 * step));
            }
            prompt.succeed("7");
        });
        studio.generate(composition(5, null), 4);

        assertThat(studio.shown).containsExactly(shown(4, 40), shown(5, 200));
    }

    @Test
    void countsTheRunsStepsWhereTheSamplerCountsItsOwn() throws Exception {
        server.play(prompt -> {
            prompt.start();
            prompt.progress("6", 1, 1); // not the sampler
            for (int done = 2; done <= 8; done += 2) {
                prompt.step(SAMPLER, done, 8, studio.image(10 * done));
            }
            prompt.succeed("7");
        });
        studio.generate(composition(4, null), 1);

        assertThat(studio.shown).containsExactly(shown(1, 20), shown(2, 40), shown(3, 60), shown(4, 200));
    }

    @Test
    void asksInTypedValues() throws Exception {
        server.play(prompt -> prompt.succeed("7"));
        studio.generate(composition(4, null), 1);

        var asked = server.prompts.getFirst();
        var graph = asked.path("prompt");
        assertThat(asked.path("client_id").asText()).startsWith("darkroom-");
        assertThat(graph.at("/1/inputs/ckpt_name").asText()).isEqualTo("photo.safetensors");
        assertThat(graph.at("/2/inputs/text").asText()).isEqualTo("a boat");
        assertThat(graph.at("/4/inputs/width").isIntegralNumber()).isTrue();
        assertThat(graph.at("/5/inputs/steps").intValue()).isEqualTo(4);
        assertThat(graph.at("/5/inputs/seed").longValue()).isEqualTo(42);
        assertThat(graph.at("/5/inputs/model/0").asText()).as("links stay").isEqualTo("1");
    }

    @Test
    void aPartThatIsToChangeLeavesTheRestInEveryStep() throws Exception {
        server.play(prompt -> {
            prompt.start();
            prompt.step("8", 1, 2, studio.image(90));
            prompt.succeed("10");
        });
        var branch = studio.branch(30, new Feedback.Words(new Area.Region(new Box(0.5, 0, 0.5, 1)), "a lighthouse"));
        try (Mats scope = new Mats()) {
            List<Mat> images = new ArrayList<>();
            studio.engine().generate(composition(2, branch), 1, (step, bgr) -> images.add(scope.own(bgr.clone())));

            assertThat(images.getFirst().get(100, 20)[0]).isEqualTo(30);
            assertThat(images.getFirst().get(100, 200)[0]).isEqualTo(90);
            assertThat(images.getLast().get(100, 20)[0]).isEqualTo(30);
            assertThat(images.getLast().get(100, 200)[0]).isEqualTo(200);
        }
        var graph = server.prompts.getFirst().path("prompt");
        assertThat(server.uploads)
                .hasSize(2)
                .allSatisfy(upload -> assertThat(upload).contains("name=\"overwrite\""));
        assertThat(graph.at("/4/inputs/image").asText()).matches("darkroom-[0-9a-f]{64}\\.png \\[temp]");
        assertThat(graph.at("/5/inputs/image").asText())
                .isNotEqualTo(graph.at("/4/inputs/image").asText());
        assertThat(graph.at("/8/inputs/denoise").isDouble()).isTrue();
        assertThat(graph.at("/8/inputs/denoise").doubleValue()).isEqualTo(0.8);
        assertThat(graph.at("/2/inputs/text").asText()).isEqualTo("a boat, a lighthouse");
    }

    @Test
    void aReferenceIsWhatABranchFromTheRootStartsFrom() throws Exception {
        server.play(prompt -> prompt.succeed("10"));
        var branch = new Branch(null, List.of(new Feedback.Reference(new Area.Full(), studio.photo(120))));
        studio.generate(composition(1, branch), 1);

        assertThat(server.uploads).hasSize(2);
        assertThat(studio.shown).containsExactly(shown(1, 200));
    }

    @Test
    void saysWhatIsNotWanted() throws Exception {
        server.play(prompt -> prompt.succeed("10"));
        studio.generate(composition(1, studio.branch(30, new Feedback.Words(new Area.Full(), "remove the boat"))), 1);

        var graph = server.prompts.getFirst().path("prompt");
        assertThat(graph.at("/3/inputs/text").asText()).startsWith("blurry").endsWith(", boat");
    }

    @Test
    void aWorkflowThatOnlyReadsTextSaysSo() {
        var textOnly = new Workflows(Workflows.shipped().fromText(), Optional.empty());
        try (HttpClient http = HttpClient.newHttpClient()) {
            var engine = new ComfyEngine(
                    http, server.url(), textOnly, null, IdSource.secure(InstantSource.system()), ComfyStudio.QUICK);
            var branch = studio.branch(30, new Feedback.Words(new Area.Full(), "brighter"));
            assertThatThrownBy(() -> engine.generate(composition(1, branch), 1, (step, bgr) -> true))
                    .isInstanceOf(GenerationFailed.class)
                    .hasMessage("this image server cannot start from an image");
        }
    }

    /** What no server of good will sends. */
    @Test
    void framesThatLieAreAsIfTheyHadNotCome() throws Exception {
        server.play(prompt -> {
            prompt.start();
            prompt.send(
                    "{\"type\": \"progress\", \"data\": {\"prompt_id\": \"%s\", \"node\": \"5\", \"value\": 9, \"max\": 3}}");
            prompt.send("no JSON");
            prompt.send("{\"type\": \"progress\", \"data\": \"" + "x".repeat(5_000_000) + "\"}");
            prompt.binary(ByteBuffer.allocate(6_000_000).putInt(1).putInt(1).position(6_000_000));
            prompt.binary(
                    ByteBuffer.allocate(12).putInt(4).putInt(Integer.MAX_VALUE).putInt(0));
            prompt.binary(ByteBuffer.allocate(12).putInt(4).putInt(-1).putInt(0));
            prompt.binary(ByteBuffer.allocate(4).putInt(1));
            prompt.progress(SAMPLER, 1, 2);
            prompt.preview(hugeByItsHeader());
            prompt.preview(new byte[100]);
            prompt.step(SAMPLER, 1, 2, studio.image(10));
            prompt.succeed("7");
        });
        studio.generate(composition(2, null), 1);

        assertThat(studio.shown).containsExactly(shown(1, 10), shown(2, 200));
    }

    /** A PNG that says it has 60000 × 60000 pixels. */
    private byte[] hugeByItsHeader() {
        byte[] png = studio.image(50);
        ByteBuffer.wrap(png).putInt(16, 60_000).putInt(20, 60_000);
        return png;
    }

    private static Shown shown(int step, int brightness) {
        return new Shown(step, brightness);
    }
}
