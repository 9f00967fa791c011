package dev.darkroom.local.demo.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.darkroom.local.demo.sheet.ContactSheet.Pair;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class ContactSheetTest {
    @Test
    void evenNoiseThatDoesNotCompressStaysBelow900KB() {
        BufferedImage noise = new BufferedImage(800, 600, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(7);
        for (int y = 0; y < 600; y++) {
            for (int x = 0; x < 800; x++) {
                noise.setRGB(x, y, random.nextInt());
            }
        }
        byte[] page =
                ContactSheet.png("Title", "subtitle", Collections.nCopies(20, new Pair("noise", noise, noise, "")));
        assertThat(page).hasSizeLessThanOrEqualTo(900 * 1024);
    }

    @Test
    void beforeStandsLeftOfAfter() throws IOException {
        BufferedImage page = page(new Pair("a", plain(0xff0000), plain(0x0000ff), ""));
        int red = 0;
        int blueLeftOfRed = 0;
        for (int x = 0; x < page.getWidth(); x++) {
            int rgb = page.getRGB(x, page.getHeight() / 2) & 0xffffff;
            red += rgb == 0xff0000 ? 1 : 0;
            blueLeftOfRed += rgb == 0x0000ff && red < 300 ? 1 : 0;
        }
        assertThat(red).isGreaterThan(300);
        assertThat(blueLeftOfRed).isZero();
    }

    @Test
    void aPhotoThatFailedAndOneThatCannotBeShownStandOnThePage() throws IOException {
        assertThat(page(new Pair("a", null, null, "not an image: " + "very ".repeat(80) + "long"))
                        .getWidth())
                .isPositive();
    }

    @Test
    void aPageNeedsAPair() {
        assertThatThrownBy(() -> ContactSheet.png("t", "s", List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    private static BufferedImage page(Pair pair) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(ContactSheet.png("Title", "subtitle", List.of(pair))));
    }

    private static BufferedImage plain(int rgb) {
        BufferedImage image = new BufferedImage(400, 300, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < 300; y++) {
            for (int x = 0; x < 400; x++) {
                image.setRGB(x, y, rgb);
            }
        }
        return image;
    }
}
