package dev.darkroom.worker.photo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Point;
import org.opencv.core.Scalar;
import org.opencv.imgcodecs.Imgcodecs;
import org.opencv.imgproc.Imgproc;

class PhotoReaderTest {

    @TempDir
    private Path folder;

    /** Where the red corner of a 60 × 40 photo, stored at its top left, must stand upright. */
    @ParameterizedTest
    @CsvSource({
        "1, 60, 40, 5, 5",
        "2, 60, 40, 54, 5",
        "3, 60, 40, 54, 34",
        "4, 60, 40, 5, 34",
        "5, 40, 60, 5, 5",
        "6, 40, 60, 34, 5",
        "7, 40, 60, 34, 54",
        "8, 40, 60, 5, 54"
    })
    void turnsAPhotoUprightAsItsCameraSaid(int orientation, int width, int height, int x, int y) throws Exception {
        try (Mats scope = new Mats()) {
            Photo photo = PhotoReader.read(jpegWithOrientation(orientation, scope), scope);

            assertThat(photo.width()).isEqualTo(width);
            assertThat(photo.height()).isEqualTo(height);
            double[] corner = photo.bgr().get(y, x);
            assertThat(corner[2]).as("red of the corner").isGreaterThan(200);
            assertThat(corner[0]).as("blue of the corner").isLessThan(90);
        }
    }

    @Test
    @Timeout(5)
    void refusesADecompressionBombWithoutDecodingIt() throws Exception {
        Path bomb = folder.resolve("bomb.png");
        Files.write(bomb, png(60_000, 60_000, new byte[50_000]));
        long began = System.nanoTime();

        try (Mats scope = new Mats()) {
            assertThatThrownBy(() -> PhotoReader.read(bomb, scope))
                    .isInstanceOf(PhotoRefused.class)
                    .hasMessage("too many pixels: 60000 × 60000; a photo may have at most 64 megapixels");
        }
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void refusesWhatIsNotAnImageInSentences() throws Exception {
        assertRefused(new byte[0], "not an image: the file is empty");
        assertRefused(
                "<html>".getBytes(StandardCharsets.UTF_8),
                "not an image: only JPEG, PNG and WebP photos can be processed");
        assertRefused("GIF89a..............".getBytes(StandardCharsets.UTF_8), "not an image: only JPEG");
        assertRefused(new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, 1, 2, 3}, "not a readable image");
        assertRefused(Arrays.copyOf(png(40, 40, new byte[0]), 30), "not a readable image");
        assertRefused("RIFF\4\0\0\0WEBP".getBytes(StandardCharsets.ISO_8859_1), "not a readable image");
    }

    private void assertRefused(byte[] content, String sentence) throws IOException {
        Path file = Files.write(folder.resolve("file"), content);
        try (Mats scope = new Mats()) {
            assertThatThrownBy(() -> PhotoReader.read(file, scope))
                    .isInstanceOf(PhotoRefused.class)
                    .hasMessageStartingWith(sentence);
        }
    }

    @Test
    void readsGreySixteenBitsAndAlpha() throws Exception {
        try (Mats scope = new Mats()) {
            Mat deep = scope.own(new Mat(10, 20, CvType.CV_16UC4, new Scalar(0, 32768, 65535, 16448)));
            Path file = folder.resolve("deep.png");
            Imgcodecs.imwrite(file.toString(), deep);
            Photo photo = PhotoReader.read(file, scope);

            assertThat(photo.bgr().get(5, 5)).containsExactly(0, 128, 255);
            assertThat(photo.alpha())
                    .isNotNull()
                    .satisfies(alpha -> assertThat(alpha.get(5, 5)[0]).isEqualTo(64));

            Path grey = folder.resolve("grey.png");
            Imgcodecs.imwrite(grey.toString(), scope.own(new Mat(10, 20, CvType.CV_8UC1, new Scalar(77))));
            assertThat(PhotoReader.read(grey, scope).bgr().get(5, 5)).containsExactly(77, 77, 77);
        }
    }

    @Test
    void keepsAlphaInTheResult() throws Exception {
        try (Mats scope = new Mats()) {
            Mat half = scope.own(new Mat(10, 20, CvType.CV_8UC4, new Scalar(10, 20, 30, 128)));
            Path file = folder.resolve("half.png");
            Imgcodecs.imwrite(file.toString(), half);
            Path result = folder.resolve("result.png");
            PhotoWriter.writePng(PhotoReader.read(file, scope), result);

            Mat written = scope.own(Imgcodecs.imread(result.toString(), Imgcodecs.IMREAD_UNCHANGED));
            assertThat(written.get(3, 3)).containsExactly(10, 20, 30, 128);
        }
    }

    @Test
    void writesAPreviewOfFourHundredPixels() throws Exception {
        try (Mats scope = new Mats()) {
            Mat wide = scope.own(new Mat(600, 1200, CvType.CV_8UC3, new Scalar(10, 20, 30)));
            Path preview = folder.resolve("preview.jpg");
            PhotoWriter.writePreview(new Photo(wide, null), preview);

            Mat written = scope.own(Imgcodecs.imread(preview.toString()));
            assertThat(written.cols()).isEqualTo(400);
            assertThat(written.rows()).isEqualTo(200);
        }
    }

    @Test
    void convertsAnEmbeddedProfileToSrgb() throws Exception {
        try (Mats scope = new Mats()) {
            // linear light: a middle grey of 55 is 128 in sRGB
            byte[] linear = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
            Path plain = folder.resolve("plain.jpg");
            Imgcodecs.imwrite(plain.toString(), scope.own(new Mat(32, 32, CvType.CV_8UC3, Scalar.all(55))));
            Path embedded = folder.resolve("embedded.jpg");
            Files.write(embedded, withSegment(Files.readAllBytes(plain), 0xe2, profileSegment(linear)));

            assertThat(PhotoReader.read(plain, scope).bgr().get(9, 9)[1]).isCloseTo(55, within(1.0));
            assertThat(PhotoReader.read(embedded, scope).bgr().get(9, 9)[1]).isCloseTo(128, within(3.0));
        }
    }

    @Test
    void takesAPhotoWithADamagedProfileAsItIs() throws Exception {
        try (Mats scope = new Mats()) {
            Path plain = folder.resolve("plain.jpg");
            Imgcodecs.imwrite(plain.toString(), scope.own(new Mat(32, 32, CvType.CV_8UC3, Scalar.all(55))));
            Path damaged = folder.resolve("damaged.jpg");
            Files.write(damaged, withSegment(Files.readAllBytes(plain), 0xe2, profileSegment(new byte[300])));

            assertThat(PhotoReader.read(damaged, scope).bgr().get(9, 9)[1]).isCloseTo(55, within(1.0));
        }
    }

    @Test
    void readsWebp() throws Exception {
        try (Mats scope = new Mats()) {
            Path file = folder.resolve("photo.webp");
            Imgcodecs.imwrite(file.toString(), scope.own(new Mat(33, 47, CvType.CV_8UC3, new Scalar(10, 200, 30))));
            Photo photo = PhotoReader.read(file, scope);

            assertThat(photo.width()).isEqualTo(47);
            assertThat(photo.bgr().get(9, 9)[1]).isCloseTo(200, within(6.0));
        }
    }

    private Path jpegWithOrientation(int orientation, Mats scope) throws IOException {
        Mat stored = scope.own(new Mat(40, 60, CvType.CV_8UC3, new Scalar(200, 60, 20)));
        Imgproc.rectangle(stored, new Point(0, 0), new Point(15, 15), new Scalar(20, 20, 240), -1);
        Path plain = folder.resolve("plain.jpg");
        Imgcodecs.imwrite(plain.toString(), stored);
        var exif = new ByteArrayOutputStream();
        exif.writeBytes("Exif\0\0MM\0*\0\0\0\10\0\1\1\22\0\3\0\0\0\1\0".getBytes(StandardCharsets.ISO_8859_1));
        exif.write(orientation);
        exif.writeBytes(new byte[] {0, 0, 0, 0, 0, 0});
        return Files.write(
                folder.resolve("turned.jpg"), withSegment(Files.readAllBytes(plain), 0xe1, exif.toByteArray()));
    }

    private static byte[] profileSegment(byte[] profile) {
        var segment = new ByteArrayOutputStream();
        segment.writeBytes("ICC_PROFILE\0\1\1".getBytes(StandardCharsets.ISO_8859_1));
        segment.writeBytes(profile);
        return segment.toByteArray();
    }

    /** Puts a segment after the start of a JPEG. */
    private static byte[] withSegment(byte[] jpeg, int marker, byte[] payload) {
        var out = new ByteArrayOutputStream();
        out.write(jpeg, 0, 2);
        out.write(0xff);
        out.write(marker);
        out.write((payload.length + 2) >> 8);
        out.write(payload.length + 2);
        out.writeBytes(payload);
        out.write(jpeg, 2, jpeg.length - 2);
        return out.toByteArray();
    }

    private static byte[] png(int width, int height, byte[] pixels) throws IOException {
        var out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10});
        var header = new ByteArrayOutputStream();
        var fields = new DataOutputStream(header);
        fields.writeInt(width);
        fields.writeInt(height);
        fields.write(new byte[] {8, 2, 0, 0, 0});
        chunk(out, "IHDR", header.toByteArray());
        var packed = new ByteArrayOutputStream();
        try (var deflater = new DeflaterOutputStream(packed)) {
            deflater.write(pixels);
        }
        chunk(out, "IDAT", packed.toByteArray());
        chunk(out, "IEND", new byte[0]);
        return out.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream out, String type, byte[] data) throws IOException {
        var fields = new DataOutputStream(out);
        byte[] name = type.getBytes(StandardCharsets.ISO_8859_1);
        fields.writeInt(data.length);
        fields.write(name);
        fields.write(data);
        var crc = new CRC32();
        crc.update(name);
        crc.update(data);
        fields.writeInt((int) crc.getValue());
    }
}
