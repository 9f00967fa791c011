package dev.darkroom.worker.run.generation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.contract.worker.GenerationReport;
import dev.darkroom.worker.photo.Mats;
import java.util.Base64;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Scalar;
import org.opencv.imgcodecs.Imgcodecs;

class StepImageTest {

    private final Mats scope = new Mats();

    @AfterEach
    void close() {
        scope.close();
    }

    @ParameterizedTest
    @CsvSource({"1024,1024,320,320", "1024,256,320,80", "256,1024,80,320", "256,256,256,256"})
    void aPreviewIsSmallAndKeepsItsProportions(int width, int height, int wide, int high) {
        Mat shown = decoded(Objects.requireNonNull(
                StepImage.preview(scope.own(new Mat(height, width, CvType.CV_8UC3, new Scalar(200, 100, 50))))));
        assertThat(shown.cols()).isEqualTo(wide);
        assertThat(shown.rows()).isEqualTo(high);
        assertThat(shown.get(5, 5)[0]).isBetween(195.0, 205.0);
    }

    @Test
    void muchDetailCostsQualityBeforeItCostsThePreview() {
        String grainy = StepImage.preview(noise(30));
        assertThat(grainy).isNotNull().hasSizeBetween(15_000, GenerationReport.MAX_PREVIEW);
    }

    @Test
    void nothingIsSentThatWouldNotFit() {
        assertThat(StepImage.preview(noise(4000))).isNull();
    }

    private Mat noise(double spread) {
        Mat noise = scope.own(new Mat(320, 320, CvType.CV_8UC3));
        Core.setRNGSeed(3);
        Core.randn(noise, 128, spread);
        return noise;
    }

    private Mat decoded(String base64) {
        return scope.own(Imgcodecs.imdecode(scope.bytes(Base64.getDecoder().decode(base64)), Imgcodecs.IMREAD_COLOR));
    }
}
