package dev.darkroom.svg.png;

import com.github.weisj.jsvg.parser.DomDocument;
import com.github.weisj.jsvg.parser.resources.RenderableResource;
import com.github.weisj.jsvg.parser.resources.ResourceLoader;
import com.github.weisj.jsvg.parser.resources.ResourceSupplier;
import com.github.weisj.jsvg.parser.resources.impl.ImageResource;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.util.Base64;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Decodes the images of one drawing, which lie in its links. A small file can say that it is a huge image, so sizes are
 * read first; what is too large, or of a type that Java does not read (WebP), is not drawn.
 */
final class DataImages implements ResourceLoader {
    private static final String BASE64 = ";base64,";

    /** All images of a drawing together. */
    private static final long MAX_PIXELS = 4L * 1024 * 1024;

    private long pixels;

    @Override
    public @Nullable ResourceSupplier<RenderableResource> loadImage(DomDocument document, URI link) throws IOException {
        var text = link.toString();
        int start = text.indexOf(BASE64);
        if (!text.startsWith("data:") || start < 0) {
            return null;
        }
        try (var file = new MemoryCacheImageInputStream(
                new ByteArrayInputStream(Base64.getDecoder().decode(text.substring(start + BASE64.length()))))) {
            var readers = ImageIO.getImageReaders(file);
            if (!readers.hasNext()) {
                return null;
            }
            var reader = readers.next();
            try {
                reader.setInput(file, true, true);
                return image(reader);
            } finally {
                reader.dispose();
            }
        }
    }

    private @Nullable ResourceSupplier<RenderableResource> image(ImageReader reader) throws IOException {
        pixels += (long) reader.getWidth(0) * reader.getHeight(0);
        if (pixels > MAX_PIXELS) {
            return null;
        }
        BufferedImage image = reader.read(0);
        return platform -> Optional.of(new ImageResource(image));
    }
}
