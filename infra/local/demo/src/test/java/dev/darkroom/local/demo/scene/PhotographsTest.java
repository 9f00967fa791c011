package dev.darkroom.local.demo.scene;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PhotographsTest {
    static Stream<Scene> scenes() {
        return Stream.concat(SellerScenes.all().stream(), InteriorScenes.all().stream());
    }

    @Test
    void thereAreFourProductsAndThreeRoomsOfDifferentNames() {
        assertThat(SellerScenes.all()).hasSize(4);
        assertThat(InteriorScenes.all()).hasSize(3);
        assertThat(scenes().map(Scene::name)).doesNotHaveDuplicates();
    }

    @Test
    void oneSceneIsTheSamePhotoEveryTime() {
        Scene scene = SellerScenes.all().getFirst();
        assertThat(Photographs.take(scene, 80, 60).jpeg())
                .isEqualTo(Photographs.take(scene, 80, 60).jpeg());
    }

    @ParameterizedTest
    @MethodSource("scenes")
    void aPhotoIsNeitherFlatNorDarkNorBurntOut(Scene scene) throws IOException {
        BufferedImage photo = ImageIO.read(
                new ByteArrayInputStream(Photographs.take(scene, 120, 90).jpeg()));
        int[] tones = IntStream.range(0, 120 * 90)
                .map(i -> photo.getRGB(i % 120, i / 120) >> 8 & 0xff)
                .sorted()
                .toArray();
        assertThat(tones[tones.length / 2]).as("median of %s", scene.name()).isBetween(60, 215);
        assertThat(tones[tones.length * 95 / 100] - tones[tones.length * 5 / 100])
                .as("range of %s", scene.name())
                .isGreaterThan(40);
    }
}
