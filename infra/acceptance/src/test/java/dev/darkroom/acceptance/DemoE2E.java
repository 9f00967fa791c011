package dev.darkroom.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.acceptance.Program.Ended;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo as its user starts it: a process, judged by its words, its files and its exit status. */
class DemoE2E {
    @TempDir
    private Path out = Path.of("");

    @Test
    void fourRealPhotosComeThrough() throws Exception {
        Path samples = Program.ROOT.resolve("../shared/samples").normalize();
        boolean there = Files.isDirectory(samples);
        if (!there) {
            System.out.println("SKIPPED: the demo on real photos, because " + samples + " is not there.");
        }
        Assumptions.assumeTrue(there, "no samples");
        Ended ended = demo(
                "--photos", samples.toString(), "--preset", "seller", "--rule", "Body=recolor:#2a6f97", "--at", here());
        assertThat(ended.status()).as(ended.said()).isZero();
        assertThat(ended.said())
                .contains(
                        "4 of 4 photos came through",
                        "PROVENANCE.md is not a",
                        "10 to spend before",
                        "6 to spend after");
        assertThat(files("results")).hasSize(4);
        assertThat(files("previews")).hasSize(4);
        assertThat(ImageIO.read(new ByteArrayInputStream(Files.readAllBytes(out.resolve("contact-sheet.png"))))
                        .getWidth())
                .isGreaterThan(800);
    }

    @Test
    void withoutPhotosItRendersItsOwnAndStartsItsOwnCloud() throws Exception {
        Ended ended = demo("--preset", "interior");
        assertThat(ended.status()).as(ended.said()).isZero();
        assertThat(ended.said()).contains("3 of 3 photos came through");
        assertThat(files("photos")).hasSize(3);
        assertThat(files("results")).hasSize(3);
    }

    @Test
    void aPhotoThatIsNoneFailsTheDemoWithTheWorkersReason() throws Exception {
        Path photos = Files.createDirectory(out.resolve("in"));
        Files.write(photos.resolve("ball.jpg"), SmallPhotos.photo(1));
        Files.write(photos.resolve("letter.jpg"), SmallPhotos.text());
        Ended ended = demo("--photos", photos.toString(), "--at", here());
        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.said()).contains("1 of 2 photos came through").containsPattern("failed +letter\\.jpg: \\S+");
        assertThat(files("results")).hasSize(1);
    }

    @Test
    void whenTheCreditsAreSpentItSaysSoAndFails() throws Exception {
        Path photos = Files.createDirectory(out.resolve("in"));
        for (int i = 0; i < 12; i++) {
            Files.write(photos.resolve("ball-" + (char) ('a' + i) + ".jpg"), SmallPhotos.photo(i));
        }
        Ended ended = demo("--photos", photos.toString(), "--at", here());
        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.said()).contains("none left: 2 of 12 photos were not run", "10 of 12 photos came through");
        assertThat(files("results")).hasSize(10);
    }

    @Test
    void aWrongCommandLineIsASentenceAboutWhatToDo() throws Exception {
        Ended noFolder = demo("--photos", out.resolve("nowhere").toString(), "--at", here());
        assertThat(noFolder.status()).isNotZero();
        assertThat(noFolder.said()).contains("there is no such folder").doesNotContain("\tat ");
        Ended noRule = demo("--rule", "Body", "--at", here());
        assertThat(noRule.status()).isEqualTo(2);
        assertThat(noRule.said()).contains("is not CONCEPT=ACTION[:VALUE]").doesNotContain("\tat ");
        Ended noConcept = demo("--preset", "seller", "--rule", "Wall=remove", "--at", here());
        assertThat(noConcept.status()).isEqualTo(1);
        assertThat(noConcept.said()).contains("has no concept Wall").doesNotContain("\tat ");
    }

    private static String here() {
        return Cloud.darkroom().base().toString();
    }

    private Ended demo(String... arguments) throws IOException, InterruptedException {
        return Program.run(
                "demo",
                Stream.concat(Stream.of("--out", out.toString()), Stream.of(arguments))
                        .toList());
    }

    private List<Path> files(String folder) throws IOException {
        try (Stream<Path> files = Files.list(out.resolve(folder))) {
            return files.toList();
        }
    }
}
