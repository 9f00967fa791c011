package dev.darkroom.svg.png;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.attributes.font.FontResolver;
import com.github.weisj.jsvg.parser.DocumentLimits;
import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.parser.resources.ResourcePolicy;
import com.github.weisj.jsvg.renderer.NullPlatformSupport;
import com.github.weisj.jsvg.renderer.output.impl.RenderingHintsUtil;
import com.github.weisj.jsvg.view.ViewBox;
import dev.darkroom.kernel.Outcome;
import dev.darkroom.kernel.Problem;
import dev.darkroom.svg.Frame;
import dev.darkroom.svg.Rasteriser;
import dev.darkroom.svg.sanitiser.Sanitiser;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.LongSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.imageio.ImageIO;

/** {@link Rasteriser} by JSVG. Draws one frame at a time: JSVG's cache of fonts is everybody's. */
@Singleton
final class JsvgRasteriser implements Rasteriser {
    /** Frames that people draw take milliseconds. */
    static final Duration TIME = Duration.ofSeconds(2);

    /** The sanitiser's own bounds are lower. */
    private static final DocumentLimits LIMITS = new DocumentLimits(100, 1, 50_000);

    /** It would write a trace for every frame that it cannot read, which its maker is told of instead. Held: loggers are collected. */
    private static final Logger JSVG_LOG = Logger.getLogger("com.github.weisj.jsvg");

    private final LongSupplier nanos;

    @Inject
    JsvgRasteriser() {
        this(System::nanoTime);
    }

    JsvgRasteriser(LongSupplier nanos) {
        this.nanos = nanos;
        BundledTypeface.register();
        JSVG_LOG.setLevel(Level.OFF);
    }

    @Override
    public synchronized Outcome<byte[]> png(Frame frame, OptionalInt width) {
        try {
            var document = load(frame);
            var size = size(document, width);
            return size.isPresent()
                    ? bounded(encoded(drawn(document, size.get())))
                    : Outcome.refused(Problem.invalid(
                            "w",
                            "the PNG must be 1 to " + MAX_SIDE + " pixels wide and high, and " + MAX_PIXELS
                                    + " in all at most"));
        } catch (TimedOutput.TimeIsUp | IllegalStateException | StackOverflowError tooMuch) {
            return Outcome.refused(
                    Problem.Kind.INVALID_REQUEST, "This frame is too much to be drawn as PNG. Ask for the SVG.");
        } finally {
            // It keeps a font for every size that was ever drawn.
            FontResolver.clearFontCache();
        }
    }

    private static Outcome<byte[]> bounded(byte[] png) {
        return png.length <= MAX_BYTES
                ? Outcome.done(png)
                : Outcome.refused(Problem.invalid(
                        "w", "the PNG is larger than " + MAX_BYTES / 1024 / 1024 + " MiB: ask for a smaller one"));
    }

    private static SVGDocument load(Frame frame) {
        var svg = Sanitiser.cleanWithoutTypefaces(frame.svg()).orRefuse();
        var context = LoaderContext.builder()
                .externalResourcePolicy(ResourcePolicy.DENY_EXTERNAL)
                .resourceLoader(new DataImages())
                .documentLimits(LIMITS)
                .preProcessor(root -> root.setAttribute("font-family", BundledTypeface.FAMILY))
                .build();
        var document = new SVGLoader().load(new ByteArrayInputStream(svg.getBytes(UTF_8)), null, context);
        if (document == null) {
            throw new IllegalStateException("a frame that JSVG cannot read");
        }
        return document;
    }

    private record Size(int width, int height) {
        long pixels() {
            return (long) width * height;
        }
    }

    /** Empty when a side is out of bounds. */
    private static Optional<Size> size(SVGDocument document, OptionalInt width) {
        var own = document.size();
        double scale = width.isPresent() ? width.getAsInt() / (double) own.width : 1;
        var size = new Size(pixels(own.width * scale), pixels(own.height * scale));
        boolean allowed = isAllowed(size.width) && isAllowed(size.height) && size.pixels() <= MAX_PIXELS;
        return allowed ? Optional.of(size) : Optional.empty();
    }

    private static int pixels(double length) {
        return (int) Math.min(Math.round(length), Integer.MAX_VALUE);
    }

    private static boolean isAllowed(int side) {
        return side >= 1 && side <= MAX_SIDE;
    }

    private BufferedImage drawn(SVGDocument document, Size size) {
        var image = new BufferedImage(size.width, size.height, BufferedImage.TYPE_INT_ARGB);
        var graphics = image.createGraphics();
        RenderingHintsUtil.setupSVGRenderingHints(graphics);
        var output = new TimedOutput(graphics, nanos, nanos.getAsLong() + TIME.toNanos());
        try {
            document.renderWithPlatform(
                    NullPlatformSupport.INSTANCE, output, new ViewBox(0, 0, size.width, size.height));
            return image;
        } finally {
            output.dispose();
        }
    }

    private static byte[] encoded(BufferedImage image) {
        var png = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", png);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write into memory", e);
        }
        return png.toByteArray();
    }
}
