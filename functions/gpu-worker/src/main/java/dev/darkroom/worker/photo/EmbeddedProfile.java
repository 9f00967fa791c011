package dev.darkroom.worker.photo;

import com.drew.imaging.ImageProcessingException;
import com.drew.imaging.jpeg.JpegSegmentReader;
import com.drew.imaging.jpeg.JpegSegmentType;
import dev.darkroom.worker.photo.PhotoFile.IccBytes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Takes the colour profile out of its container (ICC.1:2022, annex B, and the PNG specification, 11.3.2.3). What cannot be taken out
 * is passed over, because a damaged profile is no reason to refuse a photo.
 */
final class EmbeddedProfile {

    /** Camera and working-space profiles have at most some 600 KB; larger ones are a printer's table or a bomb. */
    static final int MAX_BYTES = 4 * 1024 * 1024;

    private static final byte[] JPEG_MARK = "ICC_PROFILE\0".getBytes(StandardCharsets.ISO_8859_1);
    /** The mark, then the number of this part and the number of parts, a byte each. */
    private static final int JPEG_PART_HEADER = JPEG_MARK.length + 2;

    private EmbeddedProfile() {}

    static @Nullable IccBytes ofJpeg(Path path) throws IOException, ImageProcessingException {
        List<byte[]> parts = new ArrayList<>();
        for (byte[] segment : JpegSegmentReader.readSegments(path.toFile(), List.of(JpegSegmentType.APP2))
                .getSegments(JpegSegmentType.APP2)) {
            if (segment.length > JPEG_PART_HEADER
                    && Arrays.equals(segment, 0, JPEG_MARK.length, JPEG_MARK, 0, JPEG_MARK.length)) {
                parts.add(segment);
            }
        }
        // parts may stand in any order
        parts.sort(Comparator.comparingInt(part -> part[JPEG_MARK.length] & 0xff));
        var whole = new ByteArrayOutputStream();
        parts.forEach(part -> whole.write(part, JPEG_PART_HEADER, part.length - JPEG_PART_HEADER));
        return whole.size() == 0 || whole.size() > MAX_BYTES ? null : new IccBytes(whole.toByteArray());
    }

    /** The chunk is a name, a zero, the compression method, then the profile, deflated. */
    static @Nullable IccBytes ofPngChunk(byte[] chunk) throws IOException {
        int zero = 0;
        while (zero < chunk.length && chunk[zero] != 0) {
            zero++;
        }
        int start = zero + 2;
        if (start >= chunk.length) {
            return null;
        }
        try (var in = new InflaterInputStream(new ByteArrayInputStream(chunk, start, chunk.length - start))) {
            byte[] profile = in.readNBytes(MAX_BYTES + 1);
            return profile.length > MAX_BYTES ? null : new IccBytes(profile);
        } catch (ZipException damaged) {
            return null;
        }
    }
}
