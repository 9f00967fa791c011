package dev.darkroom.acceptance;

import static dev.darkroom.acceptance.Cloud.aUser;
import static dev.darkroom.acceptance.Cloud.darkroom;
import static dev.darkroom.acceptance.TestJob.aJob;
import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.local.demo.client.Answers;
import dev.darkroom.local.demo.client.User;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

@DisabledIfSystemProperty(
        named = "darkroom.base-url",
        matches = ".+",
        disabledReason = "needs the laptop cloud's queue and callback secret")
class ThirdPartyWorkerE2E {
    @Test
    void aWorkerOfUnderAHundredLinesDrainsTheQueuesByTheContractAlone() throws Exception {
        assumePythonWithBoto3();
        darkroom();
        Laptop.shared().withoutWorker(() -> {
            Process worker = python();
            try {
                TestJob job = aJob().of(List.of(SmallPhotos.photo(1), SmallPhotos.text(), SmallPhotos.photo(2)))
                        .by(aUser());
                Answers.Job ended = job.uploaded().executed().ended();
                assertThat(ended.progress()).isEqualTo(new Answers.Progress(2, 1, 3));
                assertThat(ended.failures()).containsExactly(new Answers.Failure(1, "not an image"));
                assertThat(darkroom()
                                .photos()
                                .download(ended.outputsReady().getLast().resultUrl()))
                        .isEqualTo(SmallPhotos.photo(2));
                User paying = aUser();
                String data = Laptop.shared().data().toString();
                Program.run("operator", List.of("grant", paying.id(), "0", "--plan", "pro", "--data", data));
                assertThat(paying.me().plan()).isEqualTo("pro");
                assertThat(aJob().by(paying).uploaded().executed().ended().status())
                        .isEqualTo("done");
            } finally {
                worker.destroy();
                worker.waitFor();
            }
        });
    }

    private static Process python() throws IOException {
        Path script =
                Path.of(System.getProperty("darkroom.root", ".")).resolve("infra/acceptance/src/test/python/worker.py");
        ProcessBuilder builder = new ProcessBuilder("python3", script.toString()).inheritIO();
        builder.environment().putAll(Laptop.shared().workerVariables());
        return builder.start();
    }

    private static void assumePythonWithBoto3() throws InterruptedException {
        boolean there;
        try {
            there = new ProcessBuilder("python3", "-c", "import boto3").start().waitFor() == 0;
        } catch (IOException noPython) {
            there = false;
        }
        if (!there) {
            System.out.println(
                    "SKIPPED: the third-party worker needs python3 with boto3, and one of them is missing here.");
        }
        Assumptions.assumeTrue(there, "python3 with boto3 is not on this machine");
    }
}
