package dev.darkroom.worker.photo;

import com.drew.imaging.ImageProcessingException;
import com.drew.imaging.jpeg.JpegMetadataReader;
import com.drew.imaging.png.PngChunk;
import com.drew.imaging.png.PngChunkReader;
import com.drew.imaging.png.PngChunkType;
import com.drew.imaging.png.PngHeader;
import com.drew.imaging.riff.RiffReader;
import com.drew.lang.ByteArrayReader;
import com.drew.lang.StreamReader;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.MetadataException;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;
import com.drew.metadata.jpeg.JpegDirectory;
import com.drew.metadata.jpeg.JpegReader;
import com.drew.metadata.webp.WebpDirectory;
import dev.darkroom.worker.photo.PhotoFile.Format;
import dev.darkroom.worker.photo.PhotoFile.IccBytes;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Judges a file by its header, so that nothing hostile is ever decoded. Of the metadata only size, orientation and colour profile
 * are read: compressed texts (a PNG may hide gigabytes in one) and XML stay untouched.
 */
final class HeaderReader {

    private static final int MAGIC_BYTES = 12;
    private static final int CMYK_COMPONENTS = 4;

    private HeaderReader() {}

    /** @throws PhotoRefused when the file is not a photo that we take */
    static PhotoFile read(Path path) throws PhotoRefused, IOException {
        Format format = format(path);
        try {
            PhotoFile file = switch (format) {
                case JPEG -> jpeg(path);
                case PNG -> png(path);
                case WEBP -> webp(path);
            };
            return bounded(file);
        } catch (ImageProcessingException | MetadataException | EOFException | IllegalArgumentException broken) {
            throw damaged();
        }
    }

    private static PhotoFile bounded(PhotoFile file) throws PhotoRefused {
        if (file.width() <= 0 || file.height() <= 0) {
            throw damaged();
        }
        if ((long) file.width() * file.height() > PhotoFile.MAX_PIXELS) {
            throw new PhotoRefused("too many pixels: %d × %d; a photo may have at most 64 megapixels"
                    .formatted(file.width(), file.height()));
        }
        return file;
    }

    private static PhotoRefused damaged() {
        return new PhotoRefused("not a readable image: its header is damaged");
    }

    private static Format format(Path path) throws PhotoRefused, IOException {
        byte[] magic;
        try (InputStream in = Files.newInputStream(path)) {
            magic = in.readNBytes(MAGIC_BYTES);
        }
        if (magic.length == 0) {
            throw new PhotoRefused("not an image: the file is empty");
        }
        if (starts(magic, 0, 0xff, 0xd8, 0xff)) {
            return Format.JPEG;
        }
        if (starts(magic, 0, 0x89, 'P', 'N', 'G', 0x0d, 0x0a, 0x1a, 0x0a)) {
            return Format.PNG;
        }
        if (starts(magic, 0, 'R', 'I', 'F', 'F') && starts(magic, 8, 'W', 'E', 'B', 'P')) {
            return Format.WEBP;
        }
        throw new PhotoRefused("not an image: only JPEG, PNG and WebP photos can be processed");
    }

    private static boolean starts(byte[] content, int at, int... expected) {
        if (content.length < at + expected.length) {
            return false;
        }
        for (int i = 0; i < expected.length; i++) {
            if ((content[at + i] & 0xff) != expected[i]) {
                return false;
            }
        }
        return true;
    }

    private static PhotoFile jpeg(Path path)
            throws PhotoRefused, IOException, ImageProcessingException, MetadataException {
        Metadata metadata = JpegMetadataReader.readMetadata(path.toFile(), List.of(new JpegReader(), new ExifReader()));
        JpegDirectory frame = require(metadata, JpegDirectory.class);
        if (frame.getNumberOfComponents() == CMYK_COMPONENTS) {
            throw new PhotoRefused("a CMYK photo, made for print, cannot be processed: save it as RGB");
        }
        return new PhotoFile(
                path,
                Format.JPEG,
                frame.getImageWidth(),
                frame.getImageHeight(),
                orientation(metadata),
                EmbeddedProfile.ofJpeg(path));
    }

    private static PhotoFile png(Path path) throws PhotoRefused, IOException, ImageProcessingException {
        Metadata metadata = new Metadata();
        PngHeader header = null;
        IccBytes profile = null;
        try (InputStream in = Files.newInputStream(path)) {
            Set<PngChunkType> wanted = Set.of(PngChunkType.IHDR, PngChunkType.iCCP, PngChunkType.eXIf);
            for (PngChunk chunk : new PngChunkReader().extract(new StreamReader(in), wanted)) {
                if (chunk.getType().equals(PngChunkType.IHDR)) {
                    header = new PngHeader(chunk.getBytes());
                } else if (chunk.getType().equals(PngChunkType.iCCP)) {
                    profile = EmbeddedProfile.ofPngChunk(chunk.getBytes());
                } else {
                    new ExifReader().extract(new ByteArrayReader(chunk.getBytes()), metadata);
                }
            }
        }
        if (header == null) {
            throw damaged();
        }
        return new PhotoFile(
                path, Format.PNG, header.getImageWidth(), header.getImageHeight(), orientation(metadata), profile);
    }

    private static PhotoFile webp(Path path)
            throws PhotoRefused, IOException, ImageProcessingException, MetadataException {
        Metadata metadata = new Metadata();
        var chunks = new WebpChunks(metadata);
        try (InputStream in = Files.newInputStream(path)) {
            new RiffReader().processRiff(new StreamReader(in), chunks);
        }
        WebpDirectory header = require(metadata, WebpDirectory.class);
        return new PhotoFile(
                path,
                Format.WEBP,
                header.getInt(WebpDirectory.TAG_IMAGE_WIDTH),
                header.getInt(WebpDirectory.TAG_IMAGE_HEIGHT),
                orientation(metadata),
                chunks.profile());
    }

    private static <D extends Directory> D require(Metadata metadata, Class<D> type) throws PhotoRefused {
        @Nullable D first = metadata.getFirstDirectoryOfType(type);
        if (first == null) {
            throw damaged();
        }
        return first;
    }

    private static int orientation(Metadata metadata) {
        ExifIFD0Directory exif = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
        Integer orientation = exif == null ? null : exif.getInteger(ExifIFD0Directory.TAG_ORIENTATION);
        return orientation == null || orientation < 1 || orientation > 8 ? 1 : orientation;
    }
}
