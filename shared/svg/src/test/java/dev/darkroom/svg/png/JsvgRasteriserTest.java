package dev.darkroom.svg.png;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.kernel.Outcome;
import dev.darkroom.kernel.Problem;
import dev.darkroom.svg.Args;
import dev.darkroom.svg.Frame;
import dev.darkroom.svg.Frames;
import dev.darkroom.svg.Rasteriser;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsvgRasteriserTest {
    /** Of 255, on average over all pixels and channels: rasterisers differ at edges, letters that are not there differ more. */
    private static final double TOLERANCE = 1.5;

    private static final String NAMESPACE = "xmlns=\"http://www.w3.org/2000/svg\"";

    private final Rasteriser rasteriser = new JsvgRasteriser();

    private static Frame frame(String content) {
        return frame("width=\"100\" height=\"50\"", content);
    }

    private static Frame frame(String attributes, String content) {
        var svg = "<svg " + NAMESPACE + " " + attributes + ">" + content + "</svg>";
        return new Frames().first(svg, Args.of(null).orRefuse()).orRefuse();
    }

    private BufferedImage draw(Frame frame, int width) throws IOException {
        var png = rasteriser.png(frame, OptionalInt.of(width)).orRefuse();
        return ImageIO.read(new ByteArrayInputStream(png));
    }

    @Test
    void drawsTheScoreboardAsItIsKnown() throws IOException {
        var drawn = draw(frameOf("scoreboard.svg"), 480);

        var known = ImageIO.read(Objects.requireNonNull(getClass().getResource("scoreboard.png")));
        assertThat(drawn.getWidth()).isEqualTo(known.getWidth());
        assertThat(drawn.getHeight()).isEqualTo(known.getHeight());
        assertThat(difference(drawn, known)).isLessThan(TOLERANCE);
    }

    private static Frame frameOf(String file) throws IOException {
        try (var in = Objects.requireNonNull(JsvgRasteriserTest.class.getResourceAsStream(file))) {
            var template = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return new Frames().first(template, Args.of(null).orRefuse()).orRefuse();
        }
    }

    private static double difference(BufferedImage a, BufferedImage b) {
        long sum = 0;
        for (int y = 0; y < a.getHeight(); y++) {
            for (int x = 0; x < a.getWidth(); x++) {
                for (int shift = 0; shift < 32; shift += 8) {
                    sum += Math.abs((a.getRGB(x, y) >> shift & 255) - (b.getRGB(x, y) >> shift & 255));
                }
            }
        }
        return sum / (4.0 * a.getWidth() * a.getHeight());
    }

    /** The share of pixels that are not white or transparent. */
    private static double ink(BufferedImage image) {
        long ink = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                ink += image.getRGB(x, y) >>> 24 > 127 ? 1 : 0;
            }
        }
        return ink / (double) (image.getWidth() * image.getHeight());
    }

    @ParameterizedTest
    @ValueSource(strings = {"안녕하세요", "뷁똠믜쭗", "Hello", "₩€→■", "ÀÉÑß"})
    void hasEveryLetter(String text) throws IOException {
        var letters = draw(frame("<text x=\"2\" y=\"30\" font-size=\"16\">" + text + "</text>"), 100);
        var unknown = draw(
                frame("<text x=\"2\" y=\"30\" font-size=\"16\">" + "\uE000".repeat(text.length()) + "</text>"), 100);

        assertThat(ink(letters)).isGreaterThan(0.01);
        assertThat(difference(letters, unknown)).isGreaterThan(TOLERANCE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<text x=\"2\" y=\"30\" font-family=\"DejaVu Serif\">가Ag</text>",
                "<text x=\"2\" y=\"30\" style=\"font-family:monospace\">가Ag</text>",
                "<style>text{font-family:'DejaVu Sans Mono',serif}</style><text x=\"2\" y=\"30\">가Ag</text>"
            })
    void whatTypefacesAMachineHasMakesNoDifference(String content) throws IOException {
        var plain = draw(frame("<text x=\"2\" y=\"30\">가Ag</text>"), 100);

        assertThat(difference(draw(frame(content), 100), plain)).isZero();
    }

    @Test
    void theHeightFollowsTheWidth() throws IOException {
        var frame = frame("<rect width=\"100\" height=\"50\"/>");

        assertThat(draw(frame, 30).getHeight()).isEqualTo(15);
        assertThat(ImageIO.read(new ByteArrayInputStream(
                                rasteriser.png(frame, OptionalInt.empty()).orRefuse()))
                        .getWidth())
                .isEqualTo(100);
        assertThat(draw(frame("viewBox=\"0 0 20 10\"", "<rect/>"), 40).getHeight())
                .isEqualTo(20);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Rasteriser.MAX_SIDE + 1, Integer.MAX_VALUE})
    void refusesASizeOutOfBounds(int width) {
        assertThat(problem(rasteriser.png(frame(""), OptionalInt.of(width))).message())
                .isEqualTo("w: the PNG must be 1 to 4096 pixels wide and high, and 8388608 in all at most");
    }

    @Test
    void refusesAFrameWhoseOwnSizeIsOutOfBounds() {
        for (var attributes : new String[] {
            "width=\"4000\" height=\"4000\"",
            "width=\"1e9\" height=\"1\"",
            "width=\"1\" height=\"99999\"",
            "width=\"0\" height=\"5\""
        }) {
            assertThat(problem(rasteriser.png(frame(attributes, ""), OptionalInt.empty()))
                            .message())
                    .startsWith("w: ");
        }
        assertThat(problem(rasteriser.png(frame("width=\"1\" height=\"90\"", ""), OptionalInt.of(100)))
                        .message())
                .startsWith("w: ");
    }

    @Test
    void givesUpWhatTakesTooLong() {
        var nanos = new AtomicLong();
        var slow = new JsvgRasteriser(() -> nanos.getAndAdd(JsvgRasteriser.TIME.toNanos() / 10));

        var refused = problem(slow.png(frame("<rect width=\"1\" height=\"1\"/>".repeat(20)), OptionalInt.empty()));

        assertThat(refused.kind()).isEqualTo(Problem.Kind.INVALID_REQUEST);
        assertThat(refused.message()).isEqualTo("This frame is too much to be drawn as PNG. Ask for the SVG.");
    }

    @Test
    void gradientsThatReferToEachOtherEnd() {
        var cycle = "<linearGradient id=\"a\" href=\"#b\"/><linearGradient id=\"b\" href=\"#a\"/>"
                + "<rect width=\"9\" height=\"9\" fill=\"url(#a)\"/>";

        assertThat(rasteriser.png(frame(cycle), OptionalInt.empty())).isNotNull();
    }

    @Test
    void drawsAnImageThatLiesInItsLink() throws IOException {
        var drawn = draw(
                frame("<image width=\"100\" height=\"50\" preserveAspectRatio=\"none\" href=\"" + image(4, 4) + "\"/>"),
                100);

        assertThat(ink(drawn)).isGreaterThan(0.9);
    }

    @Test
    void doesNotDecodeAnImageThatIsHuge() throws IOException {
        var drawn = draw(
                frame("<image width=\"100\" height=\"50\" preserveAspectRatio=\"none\" href=\"" + image(5000, 4000)
                        + "\"/>"),
                100);

        assertThat(ink(drawn)).isZero();
    }

    /** Lines in all directions and colours do not compress, and become more the larger they are drawn. */
    @Test
    void refusesWhatBecomesTooLargeAFile() throws IOException {
        var random = new Random(1);
        var frame = frame(Stream.generate(() -> "<line x1=\"%d\" y1=\"0\" x2=\"%d\" y2=\"50\" stroke=\"#%06x\"/>"
                        .formatted(random.nextInt(100), random.nextInt(100), random.nextInt(1 << 24)))
                .limit(4000)
                .collect(Collectors.joining("", "<g stroke-width=\"0.03\">", "</g>")));

        assertThat(draw(frame, 300).getWidth()).isEqualTo(300);
        assertThat(problem(rasteriser.png(frame, OptionalInt.of(4000))).message())
                .isEqualTo("w: the PNG is larger than 4 MiB: ask for a smaller one");
    }

    /** Groups that are drawn apart, one in another, must not need a picture each. */
    @Test
    void groupsWithinGroupsNeedNoMemoryOfTheirOwn() {
        var groups = "<g opacity=\"0.99\">".repeat(60) + "<rect width=\"100\" height=\"50\"/>" + "</g>".repeat(60);
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();

        rasteriser.png(frame(groups), OptionalInt.of(4000)).orRefuse();

        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(128L * 1024 * 1024);
    }

    private static String image(int width, int height) throws IOException {
        return link(new BufferedImage(width, height, BufferedImage.TYPE_BYTE_BINARY));
    }

    private static String link(BufferedImage image) throws IOException {
        var png = new ByteArrayOutputStream();
        ImageIO.write(image, "png", png);
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(png.toByteArray());
    }

    private static Problem problem(Outcome<byte[]> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return ((Outcome.Refused<byte[]>) outcome).problem();
    }
}
